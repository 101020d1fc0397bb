scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.hinderedTiny()

def build = scenario.maven('verify')
try {
  scenario.await('make is in the middle') { scenario.file('target/waiting').exists() || !build.process.alive }
  assert scenario.stepProcesses().size() >= 8, 'make, shells, sleepers'

  build.signal('INT')
  assert build.await(20) == 130
  assert !scenario.stepProcesses()
} finally {
  scenario.killSteps()
}
assert !scenario.made('static-library')

assert scenario.file('target/gate').delete()
true
