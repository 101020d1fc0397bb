scenario = evaluate(new File(shared, 'scenario.groovy'))

def text = scenario.runs()[0]
assert scenario.steps(text)['tiny 1.0 static library'] ==~ /.* s/
scenario.says(text, 'TINY_PASS')
// The archive's tree and two patched ones.
assert scenario.made('source').size() == 3
true
