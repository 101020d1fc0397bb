scenario = evaluate(new File(shared, 'scenario.groovy'))

// The same pin, the same store: built now, from the right bytes.
def text = scenario.runs()[0]
assert scenario.steps(text)['tiny 1.0 source'] ==~ /.* s/
scenario.says(text, 'TINY_PASS')
assert scenario.made('source').size() == 1
assert !new File(scenario.made('source')[0], 'tree/evil').exists()
true
