scenario = evaluate(new File(shared, 'scenario.groovy'))

def left = scenario.stepProcesses()
scenario.killSteps()
assert !left
def text = scenario.runs()[0]
def steps = scenario.steps(text)
assert steps['tiny 1.0 source'] == 'reused'
assert steps['tiny 1.0 static library'] ==~ /.* s/
scenario.says(text, 'TINY_PASS')
scenario.assertNothingIncoming()
scenario.assertSameAsInFreshStore()
true
