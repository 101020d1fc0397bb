scenario = evaluate(new File(shared, 'scenario.groovy'))

def log = scenario.runs()[0]
assert log.findAll('TINY_PASS').size() == 2
scenario.says(log, 'unbundled _ctypes', 'everything will load', 'CTYPES_CHAIN_PASS')
assert scenario.made('static-library').size() == 2
['tiny', 'patched'].each { assert scenario.file("$it/target/tiny-1.0-i686-nanvix-hosted.tar.gz").isFile() }

// One class loader for all projects, as extension and as plugin.
assert log.findAll(/(?m)^\[DEBUG\] Populating class realm \S+>io\.github\.nanvix:nanvix-maven-plugin:.*$/).size() == 1

def refused = { String what, List arguments, String... says ->
  scenario.says(scenario.maven(log: what, *arguments).fails().text, says)
}
refused('python-goal', ['nanvix:python', '-pl', 'tiny'],
    'This goal is for projects that build CPython, and "tiny" builds the port "tiny".')
refused('port-goal', ['nanvix:static-library', '-pl', 'cpython'],
    'This goal is for projects that build a port, and "packagings-inherited-cpython" builds CPython.')
refused('port-of-python', ['generate-sources', '-pl', 'cpython', '-Dnanvix.port=tiny'],
    'Project "packagings-inherited-cpython" has the packaging nanvix-python, which builds CPython, and its parameter "port" is "tiny".')
scenario.write('nothing/pom.xml', scenario.file('tiny/pom.xml').text.replace('>tiny<', '>nothing<'))
refused('unknown-port', ['verify', '-f', 'nothing/pom.xml'],
    'There is no port "nothing": no pin file "recipes/nothing.toml", neither in the plugin nor in',
    'Name the port with the parameter "port"')

scenario.maven('clean', '-pl', 'tiny', log: 'clean').succeeds()
assert !scenario.file('tiny/target').exists()
assert scenario.file('patched/target/sysroot/lib/libtiny.so').isFile()
true
