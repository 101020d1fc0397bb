scenario = evaluate(new File(shared, 'scenario.groovy'))

def text = scenario.runs()[0]
assert scenario.steps(text)['toolchain i686-nanvix-hosted'] ==~ /.* s/
scenario.says(text, 'TINY_PASS')
assert (text =~ /the store's entry "toolchain\/\w+" was changed since it was made/).size() == 1
assert new File(scenario.store, 'tmp').list().any { it.startsWith('damaged-') }
true
