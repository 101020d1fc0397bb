scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
true
