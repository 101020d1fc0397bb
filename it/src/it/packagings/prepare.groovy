scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
scenario.delete(new File(localRepositoryPath, 'org/example/ports'))
true
