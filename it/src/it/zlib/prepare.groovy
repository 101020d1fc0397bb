scenario = evaluate(new File(shared, 'scenario.groovy'))
// The build interpreter is the main job's; port and cross build are the scenario's own.
scenario.linkStore(['component', 'toolchain', 'host-tools', 'licenses', 'source', 'native-interpreter'])
true
