scenario = evaluate(new File(shared, 'scenario.groovy'))

def (all, python) = scenario.runs()
def goals = all.findAll(/(?m)^nanvix:[\w-]+$/)
assert goals.toSorted() == ['audit', 'build-python', 'compare', 'configure-answers', 'doctor', 'explain', 'extension-modules', 'fetch', 'help', 'init', 'init-port', 'lint-setup', 'lock', 'manifest', 'outdated', 'package', 'patch', 'python', 'recipes', 'report', 'reproduce', 'rewrite-libs',
    'rewrite-setup', 'runner', 'shared-library',
    'smoke', 'sources', 'stage', 'static-library', 'store-gc', 'toolchain', 'tree', 'verify', 'wheel'].collect { "nanvix:$it" as String }

scenario.says(python, 'nanvix:python', 'Configures, compiles and cross-links', 'Available parameters:')
['nanvix.store', 'nanvix.toolchain', 'nanvix.setupLocal', 'nanvix.libs', 'nanvix.skip'].each {
  scenario.says(python, "User property: $it")
}
true
