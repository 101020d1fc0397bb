scenario = evaluate(new File(shared, 'scenario.groovy'))

// A third one finds everything done.
def steps = scenario.steps(scenario.runs()[0])
assert steps.keySet().containsAll(['tiny 1.0 static library', 'tiny 1.0 shared library', 'tiny 1.0 sysroot'])
assert steps.every { it.value == 'reused' }
assert scenario.file('target/journal').text == 'compiled\n'
true
