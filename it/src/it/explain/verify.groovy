scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
def patch = { answer -> scenario.write('one.patch', """\
    --- a/tiny.h
    +++ b/tiny.h
    @@ -1 +1,2 @@
    +#define TINY_EXTRA $answer
     int tiny_answer(int);
    """.stripIndent()) }
def goal = "io.github.nanvix:nanvix-maven-plugin:$mainVersion:explain"
def explain = { String... more -> scenario.maven(goal, "-Dnanvix.store=${scenario.store}", *more, log: 'explain') }

scenario.says(explain().succeeds().text, 'No step "**" was ever wanted in this directory')

patch(1)
scenario.maven('package', '-Dnanvix.patches=one.patch', log: 'first').succeeds()
def first = explain().succeeds().text
scenario.says(first, 'tiny 1.0 static library: made for the first time in this directory at ')
scenario.says(first, 'toolchain i686-nanvix-hosted: ')

patch(2)
scenario.maven('package', '-Dnanvix.patches=one.patch', log: 'second').succeeds()
def made = { scenario.store.listFiles().collectMany { (it.list() ?: []) as List }.toSet() }
def before = made()
def text = explain('-Dnanvix.step=tiny*').succeeds().text
assert made() == before
assert !text.contains('toolchain i686-nanvix-hosted: ')
def cause = /(?s)tiny 1.0 static library: made at \S+\n\S* +source: sha256:\w{12} → sha256:\w{12} \(source\)/ +
    /\n\S* +patch\[000]: \S*\w{12} → \S*\w{12}\n/
assert text =~ cause, text
// The sysroot differs in files of the port, these in what they were made of.
def sysroot = text.substring(text.indexOf('tiny 1.0 sysroot: made at '))
scenario.says(sysroot, '(static-library)', 'source: ', 'patch[000]: ')

def json = new groovy.json.JsonSlurper().parse(scenario.file('target/nanvix/explain.json'))
def library = json.steps.find { it.title == 'tiny 1.0 static library' }
assert library.outcome == 'made'
assert library.changes*.input == ['source']
assert library.changes[0].causes*.input == ['patch[000]']
assert library.before != library.fingerprint

// What a build without changes says is the same.
scenario.maven('package', '-Dnanvix.patches=one.patch', log: 'third').succeeds()
assert explain('-Dnanvix.step=tiny*').succeeds().text.readLines().findAll { it.contains(' made ') } ==
    text.readLines().findAll { it.contains(' made ') }
true
