scenario = evaluate(new File(shared, 'scenario.groovy'))

scenario.says(scenario.runs()[0], 'ZLIB_TEST_PASS')
def sysroot = scenario.file('target/sysroot')
// As built by hand with the same toolchain: docs/pins.md's kind "compile" costs no byte.
assert new File(sysroot, 'lib/libz.so').length() <= 85924 * 1.02
['include/zlib.h', 'include/zconf.h', 'lib/libz.a', 'lib/pkgconfig/zlib.pc', 'share/licenses/zlib/LICENSE', 'share/nanvix/zlib.toml'].each {
  assert new File(sysroot, it).isFile(), it
}
def again = scenario.maven('install', "-Dnanvix.store=$scenario.store", log: 'again').succeeds().text
assert scenario.steps(again).every { it.value == 'reused' }
true
