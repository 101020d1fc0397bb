scenario = evaluate(new File(shared, 'scenario.groovy'))
def store = "-Dnanvix.store=$scenario.store"
def ports = scenario.directory('target/ports')
def text = scenario.maven("io.github.nanvix:nanvix-maven-plugin:$mainVersion:init-port", store, "-Dnanvix.source=$archive",
    directory: ports, log: 'init').succeeds().text
// Where the directory is empty, the project is there.
def project = new File(ports, 'pom.xml').exists() ? ports : ports.listFiles().find { it.directory }
text.findAll(/needs the port "([^"]+)"/) { it[1] }.each { need ->
  scenario.maven("io.github.nanvix:nanvix-maven-plugin:$mainVersion:init-port", store, "-Dnanvix.port=$need",
      directory: scenario.directory("target/$need"), log: "init-$need").succeeds()
  scenario.maven('install', store, directory: scenario.file("target/$need"), log: "install-$need").succeeds()
}
def built = scenario.maven('install', store, directory: project, log: 'install').succeeds().text
assert built =~ /(?m)\w+_TEST_PASS$/
assert new File(project, 'target/sysroot/lib').list().any { it.endsWith('.so') }
true
