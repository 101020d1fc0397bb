scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.hinderedTiny()
def goal = "io.github.nanvix:nanvix-maven-plugin:$mainVersion:store-gc"
def gc = { String... more -> scenario.maven(goal, "-Dnanvix.store=${scenario.store}", *more, log: 'gc') }
def kinds = ['source', 'static-library', 'shared-library', 'port-test', 'port', 'archive']
def madeKinds = { kinds.findAll { scenario.made(it) } }

// Below a running build nothing goes; once that was killed, all that it has left does.
def build = scenario.maven('verify', process: true)
try {
  scenario.await('make is in the middle') { scenario.file('target/waiting').exists() || !build.process.alive }
  def refused = gc('-Dnanvix.store.limit=0').fails().text
  scenario.says(refused, 'is in use by another build: process ', ' holds "', '.lock"', '-Dnanvix.store.wait=SECONDS')
  assert scenario.made('source')
  build.signal('KILL')
  build.await()
  assert scenario.stepProcesses()
  scenario.says(gc().succeeds().text, 'removed ', 'work/static-library-', ': left by a build that failed or was killed')
  assert !scenario.stepProcesses()
} finally {
  scenario.killSteps()
}
['tmp', 'work'].each { assert !new File(scenario.store, it).list() }
assert scenario.file('target/gate').delete()

// In the same call, what was just used stays; who has used it is a process, which has to end.
def first = scenario.maven('verify', goal, '-Dnanvix.store.limit=0', "-Dnanvix.store=${scenario.store}", process: true).succeeds().text
scenario.says(first, 'TINY_PASS', ' stay')
assert madeKinds() == kinds
def archive = scenario.file('target/tiny-1.0-i686-nanvix-hosted.tar.gz')
def digest = scenario.sha256(archive)

// An edited file.
def library = new File(scenario.made('static-library')[0], 'tree/lib/libtiny.a')
library.setWritable(true)
library << 'edited'
scenario.says(gc('-Dnanvix.store.check', '-Dnanvix.dryRun').succeeds().text,
    'would remove static-library/', ': damaged', '"lib/libtiny.a" has ', ' bytes instead of ')
assert library.exists()
scenario.says(gc('-Dnanvix.store.check').succeeds().text, 'removed static-library/', ': damaged')
assert !scenario.made('static-library')

// What was not used for longest goes first: the toolchain's parts are links here, and weigh nothing.
scenario.made('source')[0].with { new File(it, 'inputs.txt').lastModified = 1_000_000_000_000 }
def small = gc('-Dnanvix.store.age=30').succeeds().text
scenario.says(small, 'removed source/', ': not used for too long, last used 2001-09-09T01:46:40Z')
assert !scenario.made('source')
assert scenario.made('archive')
scenario.says(gc('-Dnanvix.store.limit=0B').succeeds().text, ' stay')
assert !madeKinds()

scenario.says(gc('-Dnanvix.store.limit=5parsecs').fails().text, 'Parameter "limit" (nanvix.store.limit) is "5parsecs". Give a number and a unit')

scenario.linkStore()
scenario.maven('verify').succeeds()
assert scenario.sha256(archive) == digest
assert madeKinds() == kinds
true
