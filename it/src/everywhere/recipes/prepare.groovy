scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
scenario.tiny()
// The files are one project's, and what is built by them is another.
assert scenario.file('src/nanvix').renameTo(new File(scenario.directory('recipes/src'), 'nanvix'))
scenario.file('recipes/src/nanvix/recipes/tiny.toml') << '''
[option.header]
install."include/again" = ["tiny.h"]
'''
true
