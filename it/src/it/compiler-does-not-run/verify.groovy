scenario = evaluate(new File(shared, 'scenario.groovy'))

def text = scenario.runs()[0]
assert scenario.steps(text)['toolchain i686-nanvix-hosted'] ==~ /.* s/
scenario.says(text, 'TINY_PASS')
true
