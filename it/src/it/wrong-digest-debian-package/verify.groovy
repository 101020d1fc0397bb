scenario = evaluate(new File(shared, 'scenario.groovy'))

def text = scenario.runs()[0]
assert scenario.steps(text)['toolchain i686-nanvix-hosted'] == 'reused'
scenario.says(text, 'TINY_PASS')
def component = scenario.made('component')
assert component.size() == 1
assert new File(component[0], 'tree/sysroot/usr/include/linux/version.h').isFile()
assert scenario.made('toolchain').size() == 1
true
