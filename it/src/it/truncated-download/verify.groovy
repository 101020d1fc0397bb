scenario = evaluate(new File(shared, 'scenario.groovy'))

def text = scenario.runs()[0]
assert scenario.steps(text)['tiny 1.0 source'] == 'reused'
scenario.says(text, 'TINY_PASS')
assert scenario.made('source').size() == 1
true
