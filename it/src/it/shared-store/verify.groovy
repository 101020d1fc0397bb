scenario = evaluate(new File(shared, 'scenario.groovy'))

// With what the bundle had, and no source anywhere else.
def text = scenario.runs()[0]
assert scenario.steps(text)['tiny 1.0 static library'] ==~ /.* s/
scenario.says(text, 'TINY_PASS')
scenario.assertAsPublished('toolchain')
true
