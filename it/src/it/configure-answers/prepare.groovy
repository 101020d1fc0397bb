scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore(['component', 'toolchain', 'host-tools', 'source'])
true
