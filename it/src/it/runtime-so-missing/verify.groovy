scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.uninstallPort('libffi-without-so')

def runs = scenario.runs()
runs[0..1].each {
  scenario.says(it, 'Port "libffi" (libffi-without-so-1-i686-nanvix-hosted.tar.gz) lacks "lib/libffi.so".',
      'Build the port with the goal shared-library and install it again.')
}
assert !scenario.made('python-build')
assert !(new File(scenario.store, 'work').list() ?: []).any { it.startsWith('python-build') }

scenario.says(runs[2], 'callback returned 42', 'CTYPES_CHAIN_PASS')
true
