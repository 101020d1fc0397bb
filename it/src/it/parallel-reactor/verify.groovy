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

// Without -T the goals come one after another, and the compilations still meet: what needs nothing of others begins at once.
scenario.delete(scenario.file('target/journal'))
['static-library', 'shared-library', 'port-test', 'port'].each { scenario.delete(new File(scenario.store, it)) }
scenario.maven('verify', log: 'one-after-another').succeeds()
assert scenario.file('target/journal').readLines() == ['begin', 'begin', 'end', 'end']
assert scenario.made('static-library').size() == 2
true
