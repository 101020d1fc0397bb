scenario = evaluate(new File(shared, 'scenario.groovy'))

assert scenario.steps(scenario.runs()[0])['tiny 1.0 source'] == 'reused'
assert scenario.made('source').size() == 1
true
