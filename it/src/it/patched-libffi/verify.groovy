scenario = evaluate(new File(shared, 'scenario.groovy'))

def links = ['reused', /.* s/]
scenario.runs().eachWithIndex { text, run ->
  def steps = scenario.steps(text)
  ['libffi 3.4.4 source', 'libffi 3.4.4 static library', 'libffi 3.4.4 shared library', 'libffi 3.4.4 test program',
   'libffi 3.4.4 sysroot', 'cpython 3.13.5 sysroot'].each {
    assert steps[it] ==~ /.* s/, it
  }
  ['cpython 3.13.5 native interpreter', 'cpython 3.13.5 source', 'cpython 3.13.5 cross build'].each {
    assert steps[it] == 'reused', it
  }
  // Other code behind the same symbols: _ctypes would become the same file again.
  assert steps['unbundled _ctypes'] ==~ links[run]
  scenario.says(text, 'FFI_TEST_PASS', 'callback returned 42', 'CTYPES_CHAIN_PASS')
}
assert !scenario.made('python-build')
assert !scenario.made('native-interpreter')
// A C file is none of those that configure reads.
assert !scenario.made('configured-port')
assert scenario.made('source').size() == 2

def staged = scenario.file('cpython/target/sysroot/lib/libffi.so').bytes
assert new String(staged, 'ISO-8859-1').contains('ffi_nanvix_added')
assert staged == scenario.file('libffi/target/sysroot/lib/libffi.so').bytes
true
