scenario = evaluate(new File(shared, 'scenario.groovy'))

assert scenario.runs()[0].contains('TINY_PASS')
true
