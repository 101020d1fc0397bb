import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
def text = scenario.runs()[0]

[*(1..5).collect { "STEP_$it" }, 'STEP_6 ffi_call via callback returned 42', 'CTYPES_CHAIN_PASS', 'FFI_TEST_PASS', 'LOADING_PASS',
    'profile nanvix-2026-11-x86_64: everything will load'].each { scenario.says(text, it) }
// The shipped answers are for it, and no emulator is: the machine is an x86-64.
['finds everything out itself', 'run by '].each { assert !text.contains(it), it }

def toolchain = new JsonSlurper().parse(scenario.file('libffi/target/nanvix/toolchain.json'))
assert toolchain.triple == 'x86_64-nanvix-hosted'
def found = new JsonSlurper().parse(scenario.file('cpython/target/nanvix/verify.json'))
assert found.findings.every { it.severity == 'info' }, found.findings

// An outside judge of what is in the files.
def libraries = [new File('lib/libffi.so'), *scenario.file('cpython/target/sysroot/lib/python3.13/lib-dynload').listFiles()]
def types = libraries.collectMany { file ->
  def path = file.absolute ? file : scenario.file("cpython/target/sysroot/$file")
  scenario.run(["$toolchain.directory/bin/llvm-readelf", '-rW', path]).findAll(/R_X86_64_\w+/)
}.toUnique().toSorted()
assert types.every { it in ['R_X86_64_64', 'R_X86_64_GLOB_DAT', 'R_X86_64_JUMP_SLOT', 'R_X86_64_RELATIVE'] }, types
assert types.size() == 4

// The symbols of a library for the other class are found by nobody: it is refused by its class.
def narrow = scenario.maven('nanvix:verify', '-Dnanvix.files=cpython/target/sysroot/lib/libffi.so', '-Dnanvix.loader=nanvix-2026-11', '-N', log: 'narrow').fails()
scenario.says(narrow.text, 'ELF64', 'expected ELF32')
true
