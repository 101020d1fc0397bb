import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
plugin = "io.github.nanvix:nanvix-maven-plugin:$mainVersion"
empty = scenario.directory('target/empty')

// ---- a port's project: version, names and the source's address come from the two files

def text = scenario.runs()[0]
scenario.says(text, "[WARNING] Key \"package.maintainer\" in \"${scenario.file('nanvix.toml')}\" (line 5, column 1) is not known")
assert text.count('package.maintainer') == 1
scenario.says(text, 'tiny 1.0 source', 'release archive tiny-linux-x86-microvm-standalone-128mb-dev.tar.gz',
    'release archive tiny-linux-x86-microvm-standalone-256mb-dev.tar.gz', 'TINY_PASS')
assert scenario.file('target/tiny-linux-x86-microvm-standalone-256mb-dev.tar.gz').bytes ==
    scenario.file('target/tiny-1.0-i686-nanvix-hosted.tar.gz').bytes

number = 0
Object maven(File directory, String... arguments) {
  def run = scenario.maven(*arguments, directory: directory, log: "run-${++number}")
  run.await()
  assert !(run.text =~ /(?m)^\tat |Exception:/).find() : run.text
  run
}

// One combination, under the older names; without the choice of one that the matrix lacks.
def one = maven(basedir, 'nanvix:package', '-Dnanvix.memory=128mb', '-Dnanvix.archiveNames=older').succeeds().text
scenario.says(one, 'release archive tiny-microvm-standalone-128mb.tar.gz')
assert one.count('release archive') == 1
scenario.says(maven(basedir, 'nanvix:package', '-Dnanvix.memory=64mb').fails().text, 'no variant with memory 64mb',
    'It has [linux microvm standalone 128mb, linux microvm standalone 256mb]')

// Links would be lost on the way to Nanvix.
def link = scenario.file('target/sysroot/lib/libtiny.so.1')
scenario.run(['ln', '-s', 'libtiny.so', link])
scenario.says(maven(basedir, 'nanvix:package').fails().text,
    '"sysroot/lib/libtiny.so.1" of the sysroot is a symbolic link to "libtiny.so": Nanvix\'s tools leave links out of archives')
assert link.delete()

// A version that the project names wins over that of the manifest.
scenario.says(maven(basedir, 'nanvix:sources', '-Dnanvix.version=9').fails().text, 'There is no pin for version "9" of "tiny"')
def manifest = scenario.file('nanvix.toml')
def good = manifest.text
manifest.text = good.replace('version = "1.0"', 'version = "8"')
def stale = maven(basedir, 'nanvix:sources').fails().text
scenario.says(stale, '[WARNING] The lock file', 'is stale', 'There is no pin for version "8" of "tiny"')

// ---- nanvix:manifest

manifest.text = good
def shown = maven(empty, "$plugin:manifest", "-Dnanvix.manifest=$manifest", "-Dnanvix.output=${scenario.file('target/shown')}").succeeds().text
scenario.says(shown, 'tiny 1.0 for Nanvix latest, release 1.0-nanvix-0.21.22', 'archive tiny-linux-x86-microvm-standalone-128mb.tar.gz',
    'no image', 'sysroot nanvix, release v0.21.22', 'asset tiny-source.tar.gz, not pinned, at file:')
def json = new JsonSlurper().parse(scenario.file('target/shown/manifest.json'))
assert json['release-tag'] == '1.0-nanvix-0.21.22'
assert json['lock-holds']
assert json.variants*.memory == ['128mb', '256mb']
assert json.unknown == [[file: 'nanvix.toml', line: 5, column: 1, key: 'package.maintainer', value: 'somebody']]
assert empty.list().length == 0
scenario.says(maven(empty, "$plugin:manifest").fails().text, 'There is no nanvix.toml here. Name one with -Dnanvix.manifest=FILE.')
// Without a POM it is that of the current directory, where nothing is written.
def unmanaged = scenario.directory('target/unmanaged')
new File(unmanaged, 'nanvix.toml').text = good
scenario.says(maven(unmanaged, "$plugin:manifest").succeeds().text, 'tiny 1.0 for Nanvix latest')
assert unmanaged.list() == ['nanvix.toml']

// The same file by another system's editor is the same file; an edited one is not.
manifest.text = good.replace('\n', '\r\n')
maven(basedir, 'nanvix:manifest').succeeds()
manifest.text = good + '# edited\n'
def edited = maven(basedir, 'nanvix:manifest').fails().text
scenario.says(edited, 'BUILD FAILURE', 'is stale: it was made of a manifest with sha256:', "has sha256:${scenario.sha256(manifest)}", './z lock')

// ---- what is wrong is refused where it stands: NanvixManifestTest knows more of it

def wrong = [['nanvix-version = "latest"', 'nanvix-version = "newest"', '(line 4, column 1): is "newest". Expected "X.Y.Z" or "latest".'],
 ['memory = [', 'memory = {', 'is not valid TOML: line 10, column '],
 ['[package]', '[pakcage]', 'Key "package" is missing in'],
 ['"somebody"', '"somebody"\n[dependencies]\nzlib = { tag = "a", id = 1 }', '(line 7, column 1): names a release by each of [tag, id]'],
 ['"somebody"', '"somebody"\n[dependencies]\nzlib = "1.3.1-nanvix-0.12.1"', '(line 7, column 1): is "1.3.1-nanvix-0.12.1", and which Nanvix']]
(tier == 'long' ? wrong : wrong.take(1)).each { from, to, said ->
  manifest.text = good.replace(from, to)
  assert manifest.text != good
  def refused = maven(basedir, 'nanvix:manifest').fails().text
  scenario.says(refused, said)
  assert refused.contains(manifest.path)
}
manifest.bytes = 'a = "\377"\n'.getBytes('ISO-8859-1')
scenario.says(maven(basedir, 'nanvix:manifest').fails().text, 'is not valid TOML: line 1, column 6: a byte that is not UTF-8.')
manifest.text = good
def lock = scenario.file('nanvix.lock')
def locked = lock.text
lock.text = locked.replace('ref-kind = "tag"', 'ref-kind = "branch"')
scenario.says(maven(basedir, 'nanvix:manifest').fails().text, lock.path, '(line 9, column 1): is "branch". Expected version, tag, commitish or id.')

// ---- an asset is a source with a digest only, and only while the lock file holds

lock.text = locked
def pin = scenario.file('src/nanvix/sources/tiny.toml')
def pinned = pin.text
pin.text = pinned.replaceAll(/sha256 = .*\n/, '')
scenario.says(maven(basedir, 'nanvix:sources').fails().text, '"version.1.0.sha256" is missing in "sources/tiny.toml" (line 2, column 1)',
    'asset "tiny-source.tar.gz" of nanvix.lock, which has only an address for it', 'write down what sha256sum says')
pin.text = pinned
scenario.delete(new File(scenario.store, 'source'))
manifest.text = good + '# edited\n'
scenario.says(maven(basedir, 'nanvix:sources').fails().text, '[WARNING] The lock file', '[ERROR]', 'is stale')
manifest.text = good
maven(basedir, 'nanvix:sources').succeeds()

// Where Nanvix's tools keep both files.
scenario.directory('.nanvix')
['nanvix.toml', 'nanvix.lock'].each { assert scenario.file(it).renameTo(scenario.file(".nanvix/$it")) }
scenario.says(maven(basedir, 'nanvix:manifest').succeeds().text, 'tiny 1.0 for Nanvix latest, release 1.0-nanvix-0.21.22')
true
