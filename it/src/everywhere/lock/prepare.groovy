scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
def archive = scenario.file('archives/tiny-1.0.tar.gz')
def pin = scenario.file('src/nanvix/sources/tiny.toml')
assert pin.delete()

// From an address alone; a dry run says what it would be, and writes nothing.
def added = ['-Dnanvix.lock.source=tiny', '-Dnanvix.lock.version=1.0', "-Dnanvix.lock.url=${archive.toURI()}"]
def dry = scenario.maven('nanvix:lock', *added, '-Dnanvix.dryRun', log: 'dry').succeeds().text
scenario.says(dry, '+++ b/sources/tiny.toml', "+sha256 = \"${scenario.sha256(archive)}\"")
assert !pin.exists()
scenario.maven('nanvix:lock', *added, '-o', log: 'added').succeeds()
def whole = """\
default = "1.0"

[version."1.0"]
file = "tiny-1.0.tar.gz"
sha256 = "${scenario.sha256(archive)}"
size = ${archive.length()}

[[version."1.0".locator]]
url = "${archive.toURI()}"
""" as String
assert pin.text == whole

// What is missing is an error in a build, and written by the goal, the rest of the file as it was.
def bare = '# by hand\n' + whole.readLines().findAll { !it.startsWith('sha256') && !it.startsWith('size') }.join('\n') + '\n'
pin.text = bare
def refused = scenario.maven('nanvix:sources', log: 'bare').fails()
scenario.says(refused.text, 'Key "version.1.0.sha256" is missing in "sources/tiny.toml" (line 4, column 1)', 'nanvix:lock')
assert pin.text == bare
scenario.maven('nanvix:lock', log: 'completed').succeeds()
assert pin.text == '# by hand\n' + whole

// A value that is there is compared, and replaced only where that is asked for.
def wrong = '0' * 64
pin.text = whole.replace(scenario.sha256(archive), wrong)
def differs = scenario.maven('nanvix:lock', '-Dnanvix.lock=tiny:1.0', log: 'differs').fails()
scenario.says(differs.text, "\"sha256\" of tiny 1.0 in sources/tiny.toml (line 5) is wrong: expected $wrong, got ${scenario.sha256(archive)}")
assert pin.text.contains(wrong)
scenario.maven('nanvix:lock', '-Dnanvix.lock.update=tiny', log: 'updated').succeeds()
assert pin.text == whole
true
