scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
true
