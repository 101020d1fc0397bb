scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.uninstallPort('libffi-with-broken-header')

def text = scenario.runs()[0]
scenario.says(text, 'Extension module "_ctypes" failed to build (Modules/_ctypes/', '"make python" failed with exit code 2',
    'error: "this header is broken"', 'All of its output is in "')
def log = new File((text =~ /All of its output is in "([^"]+)"/)[0][1])
assert log.text.contains('this header is broken')

assert !scenario.made('python-build')
assert !scenario.made('python-link')
scenario.assertNothingIncoming()
// It says so early: the interpreter, which takes most of the time, was not built for nothing.
def objects = new File(log.parentFile.parentFile, 'build/python/Python')
assert objects.directory && !new File(objects, 'pythonrun.o').exists()
true
