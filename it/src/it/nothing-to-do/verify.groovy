scenario = evaluate(new File(shared, 'scenario.groovy'))

def runs = scenario.runs()
assert scenario.steps(runs[0])['cpython 3.13.5 cross build'] == 'reused'
assert !scenario.made('python-build')

runs.drop(1).each { text ->
  def steps = scenario.steps(text)
  assert steps.keySet().containsAll(['libffi 3.4.4 static library', 'libffi 3.4.4 shared library',
      'cpython 3.13.5 native interpreter', 'cpython 3.13.5 cross build', 'unbundled _ctypes', 'cpython 3.13.5 sysroot'])
  assert steps.every { it.value == 'reused' }
  scenario.says(text, 'FFI_TEST_PASS')
  scenario.says(text, 'CTYPES_CHAIN_PASS')

  def commands = text.findAll(/(?m)^\[DEBUG\] (?:\[stdout\] )?(.+?): \[.*\] in \/.*$/) { it[1] }
  // The kernel is asked once a build; an emulator has been asked before, and what has passed is not run again.
  def probes = commands.findAll { it.startsWith('probe of what runs') }
  assert probes.size() == (runner == 'emulator' ? 0 : 1)
  assert commands == probes
}
true
