scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore(['toolchain', 'host-tools', 'component'])
def pin = new File(shared, '../../../toolchain/src/main/resources/runners/i686.toml').readLines()
// One on the PATH would be used first.
scenario.write('src/nanvix/runners/i686.toml', pin.findAll { !it.startsWith('component') && !it.startsWith('programs') }
    .collect { it == '[emulator]' ? '[emulator]\nprograms = ["qemu-of-a-scenario"]' : it }.join('\n') + '\n')
true
