scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.hinderedTiny()

def build = scenario.maven('verify', process: true)
try {
  scenario.await('make is in the middle') { scenario.file('target/waiting').exists() || !build.process.alive }
  build.signal('KILL')
  assert build.await() == 137
  // Otherwise there would be nothing for the next build to do.
  context.orphans = scenario.stepProcesses()
  assert context.orphans.size() >= 8
} catch (Throwable e) {
  scenario.killSteps()
  throw e
}
assert !scenario.made('static-library')

// make would go on now, in the directory that the next build uses; that one must stop it first.
assert scenario.file('target/gate').delete()
true
