import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))

// The fixtures are made by the plugin's test classes, which this build has compiled; what is missing there is the toolchain.
def toolchain = new JsonSlurper().parse(scenario.file('target/nanvix/toolchain.json')).directory
def run = scenario.maven('surefire:test', '-f', new File(shared, '../../../nanvix-maven-plugin/pom.xml').canonicalPath,
    '-Dtest=HostedLoaderComparison', "-Dhosted.toolchain=$toolchain",
    "-Dhosted.emulator=$scenario.emulator", log: 'comparison').succeeds()
def compared = run.text.readLines().find { it.contains(' files opened; ') }
assert compared : run.text
println compared
true
