scenario = evaluate(new File(shared, 'scenario.groovy'))

def text = scenario.runs()[0]
def steps = scenario.steps(text)
assert steps['tiny 1.0 source'] == 'reused'
assert steps['tiny 1.0 static library'] ==~ /.* s/
scenario.says(text, 'TINY_PASS')
assert scenario.file('target/journal').readLines().size() == 3
scenario.assertNothingIncoming()
scenario.assertSameAsInFreshStore()
true
