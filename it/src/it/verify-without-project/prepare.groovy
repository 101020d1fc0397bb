scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.unpackImage()
true
