scenario = evaluate(new File(shared, 'scenario.groovy'))

// The pins that were written are good to build from.
scenario.says(scenario.runs()[0], 'TINY_PASS')
assert scenario.file('target').list().any { it ==~ /tiny-1\.0-.*-native\.buildinfo/ }
true
