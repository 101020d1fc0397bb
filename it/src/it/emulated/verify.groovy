scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.says(scenario.runs()[0], 'TINY_PASS', 'run by ', 'lib/libtiny.so loads; symbols found: 1', 'LOADING_PASS', 'run by ')
['smoke', 'loading/smoke'].each {
  def last = scenario.file("target/nanvix/smoke/${it}.log").readLines().last()
  assert last ==~ /run by \S.* version \S.*, sha256:[0-9a-f]{64}, \/.*/
}

// Whatever runs the program, the archive is the same.
def archive = scenario.file('target/tiny-1.0-i686-nanvix-hosted.tar.gz')
def digest = scenario.sha256(archive)
scenario.maven('verify', '-Dnanvix.runner=auto', log: 'auto').succeeds()
assert scenario.sha256(archive) == digest
scenario.assertSameAsInFreshStore()

// An archive that works says nothing of the shared object that is made from it.
scenario.run(['cp', '-r', new File(shared, 'tiny/source'), scenario.file('target/thread')])
def code = scenario.file('target/thread/tiny.c')
code.text = code.text.replace('int tiny_answer', '__thread int tiny_none;\n\nint tiny_answer').replace('half + half', 'half + half + tiny_none')
scenario.tiny(source: scenario.file('target/thread'))
scenario.says(scenario.maven('verify', log: 'thread').fails().text, 'TINY_PASS', 'Loading of tiny failed',
    'lib/libtiny.so: thread-local storage is not supported: lib/libtiny.so has PT_TLS')

// Where nothing runs it, the first goal says so, before anything is made; not where nothing is to be run.
scenario.write('src/nanvix/runners/i686.toml', """\
    [probe]
    program = ["7f454c46"]
    exit-code = 42
    [emulator]
    programs = ["emulator-of-a-scenario"]
    install = "get one"
    """.stripIndent())
def without = scenario.maven('verify', '-Dnanvix.runner=emulator', log: 'without').fails().text
scenario.says(without, 'Nothing on this machine runs programs for i686-nanvix-hosted', 'emulator-of-a-scenario', 'get one')
assert !without.contains('toolchain id ')
scenario.says(scenario.maven('verify', '-Dnanvix.runner=emulator', '-Dnanvix.smoke.skip', log: 'unused').succeeds().text, 'toolchain id ')

// A value that there is not fails at once.
def wrong = scenario.maven('verify', '-Dnanvix.runner=qemu', log: 'wrong').fails().text
scenario.says(wrong, '"qemu"', 'auto', 'emulator')
true
