scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.tiny()
def archive = { scenario.file('target/tiny-1.0-i686-nanvix-hosted.tar.gz') }
def compiled = 'tiny 1.0 static library'

// Each machine has the main job's toolchain and nothing of the port.
def machine = { String name, String... arguments ->
  scenario.delete(scenario.store)
  scenario.linkStore()
  scenario.delete(scenario.file('target/sysroot'))
  scenario.maven('verify', *arguments, log: name)
}
def key = { String name ->
  def pair = java.security.KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
  def pem = { String label, byte[] bytes -> "-----BEGIN $label-----\n${bytes.encodeBase64()}\n-----END $label-----\n" }
  scenario.write("target/${name}.key", pem('PRIVATE KEY', pair.private.encoded))
  scenario.write("target/${name}.pem", pem('PUBLIC KEY', pair.public.encoded))
}
key('ours')
key('foreign')

def shares = { String name, String address ->
  def writes = ["-Dnanvix.store.remote=$address", '-Dnanvix.store.remote.mode=read-write'] as String[]
  def refused = machine("$name-refused", writes).fails().text
  scenario.says(refused, '"remoteStoreMode" (nanvix.store.remote.mode) is "read-write"', '-Dnanvix.store.trust=true')
  def first = machine("$name-first", *writes, '-Dnanvix.store.trust=true').succeeds().text
  assert scenario.steps(first)[compiled] ==~ /.* s/
  def bytes = scenario.sha256(archive())
  archive().delete()
  def second = machine("$name-second", "-Dnanvix.store.remote=$address").succeeds().text
  scenario.says(second, 'is trusted as the compiler is, since nanvix.store.keys names no keys', "$compiled: comes from")
  assert scenario.steps(second).findAll { it.key != 'Test program of tiny' && it.key != 'Loading of tiny' }.every { it.value == 'reused' }
  assert scenario.sha256(archive()) == bytes
  bytes
}

scenario.directory('target/remote')
def directory = scenario.file('target/remote').toURI().toString()
def bytes = shares('directory', directory)
def repository = scenario.file('target/repository')
assert shares('repository', "maven:nanvix-store::${repository.toURI()}") == bytes
assert new File(repository, 'io/github/nanvix/store/static-library').directory

// Every file that lies there has one bit changed: a line for each, and the right bytes.
scenario.file('target/remote/cas').eachFile { file ->
  def content = file.bytes
  content[content.length.intdiv(2)] ^= 1
  file.bytes = content
}
def damaged = machine('damaged', "-Dnanvix.store.remote=$directory").succeeds().text
scenario.says(damaged, "[WARNING] $compiled: static-library/", 'is not taken: its manifest.txt is sha256:', 'It is made here.')
assert scenario.sha256(archive()) == bytes

// Unsigned and foreign entries are not taken, those that one of the keys has signed are.
def signed = { String by -> ["-Dnanvix.store.remote=$directory", '-Dnanvix.store.remote.mode=read-write', "-Dnanvix.store.keys=target/${by}.pem", "-Dnanvix.store.signingKey=target/${by}.key"] as String[] }
machine('foreign', signed('foreign')).succeeds()
def foreign = machine('not-foreign', signed('ours')).succeeds().text
scenario.says(foreign, "$compiled: static-library/", 'none of the trusted keys has signed this manifest for this entry. It is made here.')
def ours = machine('ours', "-Dnanvix.store.remote=$directory", '-Dnanvix.store.keys=target/ours.pem').succeeds().text
scenario.says(ours, "$compiled: comes from")
assert !ours.contains('is not taken')
assert scenario.sha256(archive()) == bytes

// A bundle of all that the port is built with, out of which a machine without anything gets it.
scenario.delete(scenario.store)
scenario.linkWholeStore()
def written = scenario.maven('io.github.nanvix:nanvix-maven-plugin:fetch', '-Dnanvix.bundle=target/bundle.tar.gz', log: 'bundle').succeeds().text
scenario.says(written, 'bundle.tar.gz" has', 'entries of the store')
scenario.delete(scenario.store)
scenario.delete(scenario.file('archives'))
def read = scenario.maven('-o', 'io.github.nanvix:nanvix-maven-plugin:fetch', '-Dnanvix.bundle=target/bundle.tar.gz', log: 'unbundle').succeeds().text
scenario.says(read, 'entries of', 'bundle.tar.gz" in the store.')
scenario.assertNothingIncoming()
true
