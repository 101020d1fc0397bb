scenario = evaluate(new File(shared, 'scenario.groovy'))
assert scenario.steps(scenario.runs()[0]).findAll { it.key.startsWith('tiny') }.every { it.value == 'reused' }
true
