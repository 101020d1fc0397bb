import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
def found = new JsonSlurper().parse(scenario.file('target/nanvix/runner.json'))
assert scenario.made('emulator').size() == 1
assert found.emulator.startsWith(scenario.made('emulator')[0].canonicalPath)
assert found.version.startsWith('qemu-i386 version ')
assert found.sha256 == scenario.sha256(new File(found.emulator))

// It was asked with the probe; a whole program runs, too.
def program = new File(scenario.unpackImage(), 'bin/python.elf')
def said = scenario.run([found.emulator, program, '-c', 'print(6 * 7)'])
assert said.endsWith('42\n') : said
true
