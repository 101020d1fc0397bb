import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
plugin = "io.github.nanvix:nanvix-maven-plugin:$mainVersion"
checkout = scenario.file('target/checkout')
setup = new File(checkout, 'Modules/Setup.local')
makefile = new File(checkout, 'Makefile.nanvix')
old = [setup, makefile]*.text

Map snapshot() {
  def found = [:]
  checkout.eachFileRecurse { if (it.isFile()) found[it.path] = [it.length(), it.lastModified(), it in [setup, makefile] ? it.text : ''] }
  found
}

void edit(String log) {
  scenario.maven("$plugin:rewrite-setup", "-Dnanvix.cpython=$checkout", log: "$log-setup", directory: scenario.file('target')).succeeds()
  scenario.maven("$plugin:rewrite-libs", "-Dnanvix.link.file=$makefile", '-Dnanvix.link.variable=LIBS', log: "$log-libs",
      directory: scenario.file('target')).succeeds()
}

def before = snapshot()
edit('first')
def once = snapshot()
assert (once.findAll { it.value != before[it.key] }.keySet() as Set) == ([setup, makefile]*.path as Set)
// Every byte of the user's own is there: of LIBS one word has gone.
assert setup.text.endsWith(old[0])
assert makefile.text == old[1].replace(' \\\n\t-lffi', '')
edit('second')
assert snapshot() == once

// From the edited checkout, with the LIBS that it has now.
def libs = (makefile.text =~ /(?s)LIBS := (.*?)   #/)[0][1]
assert libs == '-Wl,--start-group -lm -latomic -Wl,--end-group'
def build = scenario.maven('verify', "-Dnanvix.libs=$libs", log: 'build')
assert build.await() == 0 : build.text
scenario.says(build.text, 'everything will load', 'STEP_6 ffi_call via callback returned 42', 'CTYPES_CHAIN_PASS')
assert snapshot() == once

def modules = scenario.file('target/sysroot/lib/python3.13/lib-dynload').list().collect { it.takeBefore('.') }
assert '_ctypes' in modules
assert !('array' in modules) && !('xxlimited' in modules)
assert scenario.file('target/sysroot/lib/libffi.so').isFile()
// What it was before: libffi and the C runtime in the module.
def sizes = new JsonSlurper().parse(scenario.file('target/nanvix/sizes.json')).sizes.modules[0]
assert sizes.module == '_ctypes' && sizes.withRuntime > 5 * sizes.unbundled
// What runs during the build has left nothing beside the sources.
scenario.assertAsPublished('source')
true
