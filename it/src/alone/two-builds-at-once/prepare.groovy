scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.hinderedTiny()

def start = { name -> scenario.maven('verify', '-f', scenario.variant(name, scenario.store), log: name, process: true) }
def first = start('first')
try {
  scenario.await('the first build is in make') { scenario.file('target/waiting').exists() || !first.process.alive }
  def second = start('second')
  scenario.await('the second build waits') {
    second.text.contains('tiny 1.0 static library: waiting until it is made elsewhere') || !second.process.alive
  }
  assert scenario.file('target/gate').delete()
  [first, second].each { scenario.says(it.succeeds().text, 'TINY_PASS') }
  assert scenario.steps(first.text)['tiny 1.0 static library'] ==~ /.* s/
  assert scenario.steps(second.text)['tiny 1.0 static library'] == 'reused'
} finally {
  scenario.killSteps()
}
assert scenario.file('target/journal').text == 'compiled\n'
assert scenario.made('static-library').size() == 1
scenario.assertNothingIncoming()
true
