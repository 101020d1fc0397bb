scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()

// One MiB of source that packs well, as much again in the build directory, and as much again for what make writes.
scenario.run(['cp', '-r', new File(shared, 'tiny/source'), scenario.directory('target')])
scenario.file('target/source/padding').bytes = new byte[1 << 20]
scenario.tiny(hindrance: 'cat padding > copied', source: scenario.file('target/source'))

scenario.directory('target/disk')
def root = new ProcessBuilder('unshare', '-m', 'true').start().waitFor() == 0
scenario.maven('verify', under: ['unshare', root ? '-m' : '-rm', 'sh', scenario.file('disk.sh'), scenario.file('target'),
    '600k', '1800k', '2600k', '16m', '--']).succeeds()

def exit = { scenario.file("target/${it}.exit").text.trim() }
def found = { scenario.file("target/${it}.found").readLines() }
def log = { scenario.file("target/${it}.log").text }
def kinds = { found(it).collect { path -> path.tokenize('/')[1] }.toSet() - ['history', 'licenses', 'locks', 'users', 'work'] }
def advice = 'Free some space, or put the store elsewhere with -Dnanvix.store=DIR.'

scenario.says(log('600k'), 'No space left on the device of "', '/padding" while trying to unpack.', advice)
assert kinds('600k') == [] as Set

scenario.says(log('1800k'), 'No space left on the device of "', 'tiny 1.0 static library', advice)
assert kinds('1800k') == ['source'] as Set

// Either the tool cannot write, or its log cannot be written; that depends on which comes first.
scenario.says(log('2600k'), log('2600k').contains('The disk is full. "make tiny" failed with exit code 2')
    ? 'The disk is full.' : 'make-tiny.log" while trying to write the log.', advice)
assert kinds('2600k') == ['source'] as Set

assert ['600k', '1800k', '2600k', '16m'].collect(exit) == ['1', '1', '1', '0'], log('16m')
scenario.says(log('16m'), 'TINY_PASS')
assert kinds('16m') == ['source', 'static-library', 'shared-library', 'port-test', 'port', 'archive', 'bill', 'smoke-run'] as Set
true
