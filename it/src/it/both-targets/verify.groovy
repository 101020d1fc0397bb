import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
def json = { String path -> new JsonSlurper().parse(scenario.file(path)) }
def targets = ['hosted', 'gnu']
def all = tier == 'long'
def text = scenario.maven('verify', '-T2', *(all ? [] : ['-pl', targets.collect { "libffi-$it" }.join(',')]), log: 'verify').succeeds().text
def (hosted, gnu) = targets.collect { json("libffi-$it/target/nanvix/toolchain.json") }

// Both targets went all the way.
assert [hosted.triple, gnu.triple] == ['i686-nanvix-hosted', 'i686-linux-gnu']
assert text.findAll('FFI_TEST_PASS').size() == 2

// The shipped answers are for both; nothing was made but what the second toolchain needs.
assert !text.contains('finds everything out itself')
scenario.store.list().each { kind ->
  scenario.made(kind).each { entry ->
    def inputs = new File(entry, 'inputs.txt')
    def toolchain = inputs.exists() ? inputs.readLines().find { it.startsWith('toolchain = ') } : null
    assert toolchain in [null, "toolchain = $gnu.id" as String], "$kind/$entry.name"
  }
}
['native-interpreter', 'source'].each { assert !scenario.made(it), it }

// What is different about the second target.
def dynamic = { File file -> scenario.run(["$gnu.directory/bin/llvm-readelf", '-dlW', file]) }
def needed = { File file -> dynamic(file).findAll(/\(NEEDED\).*\[(.*)\]/) { it[1] } }
def port = scenario.file('libffi-gnu/target/sysroot/lib')
assert needed(new File(port, 'libffi.so')) == ['libc.so.6']
assert !new File(port, 'libc.so.6').exists()

if (all) {
  [*(1..5).collect { "STEP_$it" }, 'STEP_6 ffi_call via callback returned 42', 'CTYPES_CHAIN_PASS'].each {
    assert text.findAll(it).size() == 2, it
  }
  scenario.says(text, 'no module ever carried it')
  ['nanvix-2026-07', 'glibc'].each { assert text.contains("profile $it: everything will load"), it }
  targets.each {
    assert json("cpython-$it/target/nanvix/toolchain.json").id == [hosted: hosted, gnu: gnu][it].id
    def found = json("cpython-$it/target/nanvix/verify.json")
    assert found.findings.every { finding -> finding.severity == 'info' }, "$it: $found.findings"
  }
  def sysroot = scenario.file('cpython-gnu/target/sysroot').canonicalFile
  assert dynamic(new File(sysroot, 'bin/python.elf')).contains('Requesting program interpreter: /lib/ld-linux.so.2')
  assert needed(new File(sysroot, 'lib/libffi.so')) == ['libc.so.6']
  assert needed(new File(sysroot, 'lib/python3.13/lib-dynload/_ctypes.cpython-313-i386-linux-gnu.so')) == ['libffi.so', 'libc.so.6']

  // An independent judge: ld.so loads every module, and no code of this machine. (glibc reads its locale, which is data.)
  def script = scenario.file('target/imports.py')
  script.text = '''
  import importlib, os, sys, sysconfig
  directory = os.path.join(sys.prefix, "lib", "python3.13", "lib-dynload")
  names = sorted(name.partition(".")[0] for name in os.listdir(directory))
  for name in names:
      importlib.import_module(name)
  print(len(names), "imported")
  mapped = {line.split()[5] for line in open("/proc/self/maps") if len(line.split()) > 5 and line.split()[5][0] == "/"}
  print("\\n".join(sorted(path for path in mapped if open(path, "rb").read(4) == b"\\x7fELF")))
  '''.stripIndent()
  def lines = scenario.run(['env', '-i', "PYTHONHOME=$sysroot", *scenario.targets(["$sysroot/lib/ld-linux.so.2",
      '--inhibit-cache', '--library-path', "$sysroot/lib", "$sysroot/bin/python.elf", '-B', script])]).readLines()
  assert lines[0] == '50 imported'
  assert lines.drop(1).every { it.startsWith("$sysroot/") }, lines
  assert lines.any { it.endsWith('/lib/libc.so.6') }
}

// A port of the one is no port for the other.
def pom = scenario.file('mixed-pom.xml')
pom.text = pom.text.replace('@project.version@', mainVersion)
def mixed = scenario.maven('nanvix:stage', '-f', 'mixed-pom.xml', log: 'mixed').fails()
scenario.says(mixed.text, 'Port "libffi" (', "was built with toolchain $hosted.id, this build uses $gnu.id (\"i686-linux-gnu\").",
    'Code of two toolchains does not run together.')
true
