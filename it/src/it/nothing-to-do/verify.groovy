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
  // The machine is asked once a build: the kernel, and where it refuses, the emulator and who it is.
  def probes = commands.findAll { it.startsWith('probe of what runs') }
  assert probes.size() == (scenario.emulator ? runner == 'emulator' ? 2 : 3 : 1)
  assert (commands - probes).toUnique().toSorted() ==
      ['Loading of libffi', 'Smoke run of python.elf with libffi', 'Test program of libffi']
}
true
