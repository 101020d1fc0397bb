import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
def text = scenario.runs()[0]

[*(1..5).collect { "STEP_$it" }, 'STEP_6 ffi_call via callback returned 42', 'CTYPES_CHAIN_PASS', 'FFI_TEST_PASS', 'LOADING_PASS',
    'profile nanvix-2026-11-x86_64: everything will load'].each { scenario.says(text, it) }

def toolchain = new JsonSlurper().parse(scenario.file('libffi/target/nanvix/toolchain.json'))
assert toolchain.triple == 'x86_64-nanvix-hosted-shared'
def found = new JsonSlurper().parse(scenario.file('cpython/target/nanvix/verify.json'))
assert found.findings.every { it.severity == 'info' }, found.findings

def tool = { String name -> "$toolchain.directory/bin/$name" as String }
def libraries = new File("$toolchain.directory/sysroot/usr/lib")
def image = scenario.file('cpython/target/sysroot')

// The interpreter needs both, and nothing else does that does not say so in Setup.
def needed = { File file -> scenario.run([tool('llvm-readelf'), '-dW', file]).findAll(/\(NEEDED\).*\[(.*)\]/) { it[1] } }
assert needed(new File(image, 'bin/python.elf')) == ['libc.so', 'libm.so']
assert needed(new File(image, 'lib/libm.so')) == ['libc.so']
assert needed(new File(image, 'lib/libc.so')) == []

// The C library is there once: what one of the three defines no other does.
def names = { File file, String... options ->
  scenario.run([tool('llvm-nm'), *options, '--defined-only', '--format=just-symbols', file]).readLines().findAll { it } as Set
}
def program = names(new File(image, 'bin/python.elf'), '-D')
def libc = names(new File(image, 'lib/libc.so'), '-D')
def libm = names(new File(image, 'lib/libm.so'), '-D')
assert libc.containsAll(['malloc', 'free', 'printf', 'stdout', 'environ', 'exit', 'pthread_create', '__errno_location', '__libc_start_main'])
assert libm.containsAll(['sin', 'pow', 'lgamma'])
assert program.containsAll(['dlopen', 'dlsym', 'dlclose', 'dlerror', 'Py_BytesMain'])
assert program.intersect(libc).empty
assert program.intersect(libm).empty
assert libc.intersect(libm).empty
// Of the start-up loader's private C runtime nothing is seen from outside.
assert names(new File(libraries, 'nanvix-start.o'), '--extern-only') ==
    ['_start', '__nanvix_stack', 'dlopen', 'dlclose', 'dlerror', 'dlsym', 'dladdr', '__dlsym_time64', '__nanvix_dlopen', '__nanvix_dladdr'] as Set
assert !names(new File(libraries, 'libc.so'), '-D').any { it.startsWith('__nanvix') || it.startsWith('nanvix') }

// A program with a library of its own.
def root = scenario.directory('target/order/lib').parentFile
def compile = { List arguments -> scenario.run([tool('clang'), '-O2', '-fPIC', *arguments]) }
compile(['-shared', '-nostdlib', '-Wl,-soname,libown.so', scenario.file('order/library.c'), '-o', new File(root, 'lib/libown.so')])
['libc.so', 'libm.so'].each { new File(root, "lib/$it").bytes = new File(libraries, it).bytes }
compile(['-pie', '-nostdlib', '-Wl,--no-dynamic-linker', '-l:nanvix-start.o', '-l:libc.so', '-l:libm.so', new File(root, 'lib/libown.so'), '-lgcc',
    '-Wl,--export-dynamic', scenario.file('order/program.c'), '-o', new File(root, 'program.elf')])
def start = {
  def process = new ProcessBuilder('./program.elf', 'last').directory(root)
  process.environment().put('SAID', 'so')
  process.redirectErrorStream(true).start()
}
def process = start()
assert process.inputStream.text.readLines() ==
    ['+library', '+program', 'thread 8', 'main 42 7 0 last so', '-registered', '-program', '-library']
assert process.waitFor() == 3

// Nothing of the program runs without its C library, and all that it lacks is named.
assert new File(root, 'lib/libc.so').delete()
process = start()
def said = process.inputStream.text
assert process.waitFor() == 127
scenario.says(said, 'warning: failed to load DT_NEEDED libc.so: vfs open failed', 'symbol not found: puts', 'unresolved executable relocations')
assert !said.contains('+program')
true
