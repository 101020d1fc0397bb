scenario = evaluate(new File(shared, 'scenario.groovy'))

scenario.says(scenario.runs()[0], 'TINY_PASS')
def component = scenario.made('component')
assert component.size() == 1
assert new File(component[0], 'tree/sysroot/usr/include/nanvix_loader.h').text.contains('NANVIX_LOADER_H')
true
