scenario = evaluate(new File(shared, 'scenario.groovy'))

assert scenario.file('target/journal').readLines() == ['begin', 'begin', 'end', 'end']
assert scenario.made('static-library').size() == 2
scenario.assertNothingIncoming()

def archives = ['one', 'same', 'other'].collect {
  assert scenario.file("$it/target/sysroot/lib/libtiny.so").isFile()
  scenario.sha256(scenario.file("$it/target/tiny-1.0-i686-nanvix-hosted.tar.gz"))
}
assert archives[0] == archives[1]
assert scenario.runs()[0].findAll('TINY_PASS').size() == 3
true
