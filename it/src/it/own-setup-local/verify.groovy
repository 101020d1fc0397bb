import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))

def own = scenario.file('target/Setup.local')
def rewritten = scenario.file('target/nanvix/Setup.local')
def text = rewritten.getText('ISO-8859-1')
def end = '# <<< nanvix <<<\n'
assert text.startsWith('# >>> nanvix')
def (block, rest) = [text.substring(0, text.indexOf(end)), text.substring(text.indexOf(end) + end.length())]
assert rest.getBytes('ISO-8859-1') == own.bytes
assert block.readLines().any { it ==~ /_ctypes _ctypes\/_ctypes\.c .*/ }
assert block.contains('*shared*\n')

def setup = new JsonSlurper().parse(scenario.file('target/nanvix/setup.json'))
assert setup.libsBefore == '-lm -lffi "-Wl,-z,now" -latomic'
assert setup.libs == '-lm "-Wl,-z,now" -latomic'

own.bytes = rewritten.bytes
scenario.maven('process-sources').succeeds()
assert rewritten.bytes == own.bytes
true
