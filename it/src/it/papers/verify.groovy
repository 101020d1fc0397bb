import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
def name = 'tiny-1.0-i686-nanvix-hosted'

// A key of this scenario's own. The agent's socket wants a short path.
def home = File.createTempDir('papers', '')
try {
  def gpg = { List arguments ->
    def process = new ProcessBuilder(['gpg', '--homedir', home.path, '--batch', '--no-tty', *arguments]*.toString()).redirectErrorStream(true).start()
    process.outputStream.close()
    def said = process.inputStream.text
    [process.waitFor(), said]
  }
  assert new ProcessBuilder('chmod', '700', home.path).start().waitFor() == 0
  def (made, said) = gpg(['--passphrase', '', '--pinentry-mode', 'loopback', '--quick-generate-key', 'A Tester <tester@example.org>', 'default', 'default', 'never'])
  assert made == 0, said

  scenario.maven('verify', "-Dgpg.homedir=$home", '-Dgpg.keyname=tester@example.org', log: 'signed').succeeds()
  def papers = ["${name}.tar.gz", "${name}.cdx.json", "${name}.spdx.json", "${name}-native.buildinfo", "${name}-native.intoto.json"]
  def signature = { String file ->
    def found = scenario.file('target').listFiles().find { it.name.endsWith('.asc') && it.name.contains(file.replace('tiny-1.0', '')) }
    assert found, scenario.file('target').list().toSorted().toString()
    found
  }
  papers.each { file ->
    def (accepted, told) = gpg(['--verify', signature(file), scenario.file("target/$file")])
    assert accepted == 0, told
  }
  assert gpg(['--verify', signature(papers[1]), scenario.file("target/${papers[2]}")])[0] != 0
} finally {
  new ProcessBuilder('gpgconf', '--homedir', home.path, '--kill', 'all').start().waitFor()
  home.deleteDir()
}

// Every file of the archive is in the bill once, with the digest that it has.
def bill = new JsonSlurper().parse(scenario.file("target/${name}.cdx.json"))
def files = bill.components.collectMany { it.components ?: [] }
def unpacked = scenario.directory('target/unpacked')
assert new ProcessBuilder('tar', '-xzf', scenario.file("target/${name}.tar.gz").path, '-C', unpacked.path).start().waitFor() == 0
def there = []
new File(unpacked, 'sysroot').eachFileRecurse(groovy.io.FileType.FILES) { there << new File(unpacked, 'sysroot').toPath().relativize(it.toPath()).toString() }
assert files*.name.toSorted() == there.toSorted()
files.each { assert it.hashes[0].content == scenario.sha256(new File(unpacked, "sysroot/$it.name")) }

// The pinned version is found, and a later one is not.
scenario.write('advisories/one.json', '''{"id": "OSV-1", "summary": "it is too small", "affected": [{"package": {"ecosystem": "OSS-Fuzz", "name": "tiny"},
  "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.0.1"}]}]}]}''')
def found = scenario.maven('nanvix:audit', '-Dnanvix.audit.advisories=advisories', log: 'found').fails()
scenario.says(found.text, 'tiny 1.0: OSV-1: it is too small; mended in 1.0.1', 'An advisory concerns what the bill of materials lists, first OSV-1 (tiny 1.0).')
assert new JsonSlurper().parse(scenario.file('target/nanvix/audit.json')).found*.advisory == ['OSV-1']
def later = scenario.file('target/later.cdx.json')
later.text = scenario.file("target/${name}.cdx.json").text.replace('"version": "1.0"', '"version": "1.0.1"')
def none = scenario.maven('nanvix:audit', "-Dnanvix.audit.advisories=${scenario.file('advisories').toURI()}one.json", "-Dnanvix.audit.bills=$later", log: 'none').succeeds()
scenario.says(none.text, 'None of 1 advisories concerns one of')
scenario.maven('nanvix:audit', '-Dnanvix.audit.advisories=advisories', '-Dnanvix.audit.accepted=OSV-1', log: 'accepted').succeeds()
true
