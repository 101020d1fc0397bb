import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))

def text = scenario.runs()[0]
scenario.says(text, 'ZLIB_TEST_PASS', 'ZLIB_CHAIN_PASS')
assert text.contains('profile nanvix-2026-07: everything will load;')
def port = scenario.file('zlib/target/sysroot')
// As built by hand with the same toolchain: docs/pins.md's kind "compile" costs no byte.
assert new File(port, 'lib/libz.so').length() <= 85924 * 1.02
['include/zlib.h', 'include/zconf.h', 'lib/libz.a', 'lib/pkgconfig/zlib.pc', 'share/licenses/zlib/LICENSE', 'share/nanvix/zlib.toml'].each {
  assert new File(port, it).isFile(), it
}
def image = scenario.file('cpython/target/sysroot')
assert new File(image, 'lib/libz.so').bytes == new File(port, 'lib/libz.so').bytes
assert new File(image, 'share/licenses/zlib/LICENSE').isFile()

// The second module is told by the Makefile: no line of Setup names it with a library.
def sizes = new JsonSlurper().parse(scenario.file('cpython/target/nanvix/sizes.json')).sizes
assert sizes.modules.collectEntries { [it.module, it.needs] } == [binascii: ['libz.so'], zlib: ['libz.so']]
assert sizes.modules.every { it.unbundled < it.withPorts && it.withPorts < it.withRuntime }

// A store may be moved or shared: what is linked again must not need the place where it was built.
assert scenario.made('python-build').size() == 1
def lines = []
scenario.made('python-build')[0].eachFileRecurse { if (it.name.endsWith('.link')) lines << it }
assert lines.size() == 3
lines.each { assert !it.text.contains('/toolchain/'), it }

def again = scenario.maven('verify', log: 'again').succeeds().text
assert scenario.steps(again).every { it.value == 'reused' }
true
