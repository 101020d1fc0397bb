import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
def json = { String path -> new JsonSlurper().parse(scenario.file(path)) }
def hosted = json('cpython-hosted/target/nanvix/toolchain.json')
def gnu = json('cpython-gnu/target/nanvix/toolchain.json')
def text = scenario.runs()[0]

// Both targets went all the way.
assert [hosted.triple, gnu.triple] == ['i686-nanvix-hosted', 'i686-linux-gnu']
assert text.findAll('FFI_TEST_PASS').size() == 2
[*(1..5).collect { "STEP_$it" }, 'STEP_6 ffi_call via callback returned 42', 'CTYPES_CHAIN_PASS'].each {
  assert text.findAll(it).size() == 2, it
}
scenario.says(text, 'bundled is with the port alone')
['nanvix-2026-07', 'glibc'].each { assert text.contains("profile $it: everything will load"), it }
['hosted', 'gnu'].each {
  def found = json("cpython-$it/target/nanvix/verify.json")
  assert found.findings.every { finding -> finding.severity == 'info' }, "$it: $found.findings"
}

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

// What is different about the second image.
def sysroot = scenario.file('cpython-gnu/target/sysroot').canonicalFile
def dynamic = { String path ->
  scenario.run(["$gnu.directory/bin/llvm-readelf", '-dlW', new File(sysroot, path)])
}
def needed = { String path -> dynamic(path).findAll(/\(NEEDED\).*\[(.*)\]/) { it[1] } }
assert dynamic('bin/python.elf').contains('Requesting program interpreter: /lib/ld-linux.so.2')
assert needed('lib/libffi.so') == ['libc.so.6']
assert needed('lib/python3.13/lib-dynload/_ctypes.cpython-313-i386-linux-gnu.so') == ['libffi.so', 'libc.so.6']
assert !scenario.file('libffi-gnu/target/sysroot/lib/libc.so.6').exists()

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
'''
def lines = scenario.run(['env', '-i', "PYTHONHOME=$sysroot", *scenario.targets(["$sysroot/lib/ld-linux.so.2",
    '--inhibit-cache', '--library-path', "$sysroot/lib", "$sysroot/bin/python.elf", '-B', script])]).readLines()
assert lines[0] == '50 imported'
assert lines.drop(1).every { it.startsWith("$sysroot/") }, lines
assert lines.any { it.endsWith('/lib/libc.so.6') }

// A port of the one is no port for the other.
def pom = scenario.file('mixed-pom.xml')
pom.text = pom.text.replace('@project.version@', mainVersion)
def mixed = scenario.maven('nanvix:stage', '-f', 'mixed-pom.xml', log: 'mixed').fails()
scenario.says(mixed.text, 'Port "libffi" (', "was built with toolchain $hosted.id, this build uses $gnu.id (\"i686-linux-gnu\").",
    'Code of two toolchains does not run together.')
true
