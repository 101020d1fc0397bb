import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
def plugin = "io.github.nanvix:nanvix-maven-plugin:$mainVersion"
def store = "-Dnanvix.store=$scenario.store"
def starter = scenario.directory('target/starter')

def written = scenario.maven("$plugin:init", store, directory: starter, log: 'init').succeeds().text
scenario.says(written, "wrote $starter/pom.xml", "wrote $starter/.github/workflows/build.yml", 'Next: mvn verify')
def built = scenario.maven('verify', store, directory: starter, log: 'verify').succeeds().text
scenario.says(built, 'FFI_TEST_PASS', 'everything will load', 'STEP_6 ffi_call via callback returned 42', 'CTYPES_CHAIN_PASS')
assert scenario.steps(built).find { it.key.endsWith(' cross build') }.value == 'reused'

// What is there is named, and stays.
def again = scenario.maven("$plugin:init", store, directory: starter, log: 'again').fails().text
scenario.says(again, "\"$starter\" is not empty: it holds \".github\", \".gitignore\", \"cpython\" and 2 more.")

// As the file for the CI service calls it.
def doctor = scenario.maven("$plugin:doctor", store, directory: starter, log: 'doctor').succeeds().text
scenario.says(doctor, 'ok       JDK: Java ', 'ok       programs: ', 'ok       store: ', 'nothing is wrong')
assert new JsonSlurper().parse(new File(starter, 'target/nanvix/doctor.json')).problems == 0

// The short command: its jar alone, without Maven.
def jar = new File(localRepositoryPath, "io/github/nanvix/nanvix-maven-plugin/$mainVersion/nanvix-maven-plugin-$mainVersion-cli.jar")
def image = new File(starter, 'cpython/target/sysroot')
def empty = scenario.directory('target/empty')
def command = { String... arguments ->
  scenario.run([new File(javaHome, 'bin/java'), '-jar', jar, *arguments, "--store=$scenario.store"], empty)
}
def goal = { String name, String... options ->
  scenario.maven("$plugin:$name", '-q', store, *options, directory: empty, log: "goal-$name").succeeds().text.replace('[INFO] [stdout] ', '').replaceAll(/\x1B\[[0-9;]*m/, '')
}
assert command('verify', image.path) == goal('verify', "-Dnanvix.sysroot=$image")
assert command('tree', image.path, '-s', '-m', '_ctypes.*') ==
    goal('tree', "-Dnanvix.sysroot=$image", '-Dnanvix.symbols', '-Dnanvix.module=_ctypes.*')
def archive = new File(starter, "cpython/target").listFiles().find { it.name.endsWith('.tar.gz') && !it.name.endsWith('-dev.tar.gz') }
assert command('compare', archive.path, archive.path) == goal('compare', "-Dnanvix.first=$archive", "-Dnanvix.second=$archive")
def reports = scenario.file('target/reports')
goal('verify', "-Dnanvix.sysroot=$image", "-Dnanvix.output=$reports")
assert command('verify', image.path, '--json') == new File(reports, 'verify.json').text
assert scenario.run([new File(javaHome, 'bin/java'), '-jar', jar, '--version']).startsWith("nanvix $mainVersion")
assert empty.list().length == 0
true
