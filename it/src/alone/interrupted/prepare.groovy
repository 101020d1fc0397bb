scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.hinderedTiny()

// Once to Maven alone, as "kill -INT" does; once to all its processes at the same time, as a terminal does on Ctrl-C.
['', '-'].each { group ->
  def waiting = scenario.file('target/waiting')
  waiting.delete()
  def build = scenario.maven('verify', under: ['setsid'], log: "interrupted$group")
  try {
    scenario.await('make is in the middle') { waiting.exists() || !build.process.alive }
    assert scenario.stepProcesses().size() >= 8, 'make, shells, sleepers'

    build.signal('INT', group)
    assert build.await() == 130
    assert !scenario.stepProcesses()
  } finally {
    scenario.killSteps()
  }
  assert !scenario.made('static-library')
}

assert scenario.file('target/gate').delete()
true
