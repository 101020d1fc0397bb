import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

scenario = evaluate(new File(shared, 'scenario.groovy'))
plugin = "io.github.nanvix:nanvix-maven-plugin:$mainVersion"
work = scenario.directory('target/work')

// What the main job has configured, and its sources beside it, as configure was told.
def tree = new File(scenario.entry(scenario.mainStore, 'source',
    'archive = sha256:93e583f243454e6e9e4588ca2c2662206ad961659863277afcdb96801647d640'), 'tree')
def configured = new File(scenario.mainStore, 'python-build').listFiles().collect { new File(it, 'tree') }
    .find { it.isDirectory() && new File(it, 'Modules/Setup.stdlib').exists() }
Files.createSymbolicLink(new File(work, 'source').toPath(), tree.toPath())
File build(String name) {
  def made = new File(work, name)
  assert new File(made, 'Modules').mkdirs()
  made
}
build = build('build')
['Makefile', 'Makefile.pre', 'Modules/Setup.stdlib', 'Modules/Setup.bootstrap'].each {
  Files.copy(new File(configured, it).toPath(), new File(build, it).toPath())
}
local = new File(build, 'Modules/Setup.local')
makefilePre = new File(build, 'Makefile.pre')

Object maven(String log, String goal, Object... arguments) {
  def run = scenario.maven("$plugin:$goal", *arguments*.toString(), log: log, directory: work)
  run.await()
  ['\tat ', 'Exception:', 'null', 'Unknown error'].each {
    assert !run.text.contains(it) : "$log says \"$it\":\n$run.text"
  }
  run
}

// What the real makesetup writes, called as the Makefile does, in a directory of its own.
List<String> makesetup(String name, String text) {
  def directory = build(name)
  new File(directory, 'Modules/Setup.local').text = text
  ['Makefile.pre', 'Modules/Setup.stdlib', 'Modules/Setup.bootstrap'].each {
    Files.copy(new File(build, it).toPath(), new File(directory, it).toPath())
  }
  scenario.run(['sh', '../source/Modules/makesetup', '-c', '../source/Modules/config.c.in', '-s', 'Modules',
      'Modules/Setup.local', 'Modules/Setup.stdlib', 'Modules/Setup.bootstrap', '../source/Modules/Setup'], directory)
  new File(directory, 'Makefile').readLines() + new File(directory, 'config.c').readLines()
}


// ---- prepared the old way

def old = '''\
    # Gr\u00fc\u00dfe\tof mine
    LIBS=-ldl -lm \\
    \t-lffi   # for _ctypes
    *static*
      _ctypes _ctypes/_ctypes.c _ctypes/callbacks.c \\
        _ctypes/callproc.c _ctypes/stgdict.c _ctypes/cfield.c # built in

    zlib zlibmodule.c -lz
    *disabled*
    nis _tkinter   xxlimited
    '''.stripIndent() + '# the end, carriage return and all\r'
local.bytes = old.getBytes('UTF-8')
Files.setPosixFilePermissions(local.toPath(), PosixFilePermissions.fromString('rw-rw-r--'))
def before = snapshot(build)

Map snapshot(File directory) {
  def found = [:]
  directory.eachFileRecurse { if (it.isFile()) found[it.path] = [scenario.sha256(it), it.lastModified()] }
  found
}

def dry = maven('dry', 'rewrite-setup', '-Dnanvix.cpython=build', '-Dnanvix.dryRun', '-q').succeeds()
assert snapshot(build) == before
scenario.says(dry.text, '--- a/Modules/Setup.local\n+++ b/Modules/Setup.local\n@@ -1,6 +1,11 @@\n+# >>> nanvix',
    '-LIBS=-ldl -lm \\\n-\t-lffi   # for _ctypes\n+LIBS=-ldl -lm\n+\t   # for _ctypes\n')
def patched = build('patched')
new File(patched, 'Modules/Setup.local').bytes = local.bytes
scenario.run(['sh', '-c', "patch -p1 <'$dry.log'"], patched)

def run = maven('first', 'rewrite-setup', '-Dnanvix.cpython=build').succeeds()
scenario.says(run.text, 'build/Modules/Setup.local of CPython 3.13.5 is rewritten', 'What makesetup writes for it was checked')
assert local.bytes == new File(patched, 'Modules/Setup.local').bytes
assert PosixFilePermissions.toString(Files.getPosixFilePermissions(local.toPath())) == 'rw-rw-r--'
def rewritten = local.getText('UTF-8')
def own = rewritten.substring(rewritten.indexOf('# <<< nanvix <<<\n') + '# <<< nanvix <<<\n'.length())
assert own == old.replace(' \\\n\t-lffi   # for', '\n\t   # for') + '\n'
// Nothing else has been touched, and nothing has been left.
assert (snapshot(build).findAll { it.value != before[it.key] }.keySet() as List) == [local.path]
assert work.list().toList().toSorted() == ['build', 'patched', 'source']

def once = snapshot(build)
scenario.says(maven('second', 'rewrite-setup', '-Dnanvix.cpython=build').succeeds().text, 'stays as it is', 'was checked')
assert snapshot(build) == once

def lines = [makesetup('before', old.replaceAll('\r', '') + '\n'), makesetup('after', rewritten)]
// Of the names, one has gone from the static ones to the shared ones; of the rules, one has come in another's place.
def sorts = lines.collect { text ->
  text.findAll { !it.startsWith('LIBS=') }.collect { line ->
    line ==~ /(MOD\w+|LOCALMODLIBS|SHAREDMODS)=.*/
        ? line.tokenize(' ').findAll { !it.contains('_ctypes/') && !(it =~ /\b_ctypes\b/) && !it.contains('MODULE__CTYPES_') }.join(' ')
        : line
  }.findAll { !(it =~ /^Modules\/_ctypes(\/|\$)/) && !it.contains('PyInit__ctypes') }
}
assert sorts[0] == sorts[1].collect { it }
def rules = lines*.findAll { it.startsWith('Modules/_ctypes/cfield.o:') || it.startsWith('Modules/_ctypes$') }
assert rules*.size() == [2, 2]
assert rules[0].any { it.contains('PY_BUILTIN_MODULE_CFLAGS') }
assert rules[1].any { it.contains('CCSHARED') }
assert lines.collect { text -> text.findAll { it.startsWith('LIBS=-ldl') }*.tokenize(' \t') } ==
    [[['LIBS=-ldl', '-lm', '-lffi']], [['LIBS=-ldl', '-lm']]]

// ---- a link stays one

def elsewhere = new File(work, 'my-setup')
elsewhere.text = '_ctypes _ctypes/_ctypes.c\n'
assert local.delete()
Files.createSymbolicLink(local.toPath(), new File('../../my-setup').toPath())
maven('link', 'rewrite-setup', '-Dnanvix.cpython=build').succeeds()
assert Files.isSymbolicLink(local.toPath())
assert elsewhere.text.contains('*shared*\n_ctypes _ctypes/_ctypes.c\n')

// ---- what does not fit is named

def pre = makefilePre.text
makefilePre.text = pre.replaceFirst(/(?m)^LIBS=.*$/, 'LIBS= -ldl -lffi')
scenario.says(maven('libs', 'rewrite-setup', '-Dnanvix.cpython=build').fails().text,
    'The interpreter would link -lffi: LIBS is -ldl -lffi.')
makefilePre.text = pre.replaceFirst(/(?m)^MODULE__CTYPES_LDFLAGS=.*$/, 'MODULE__CTYPES_LDFLAGS=-ldl')
scenario.says(maven('module', 'rewrite-setup', '-Dnanvix.cpython=build').fails().text,
    'The link line of "Modules/_ctypes.cpython-313-i386-linux-musl.so" has no -lffi', 'MODULE__CTYPES_LDFLAGS')
makefilePre.text = pre
[
    'foo foo.c -pthread\n': 'makesetup will stop at line 1 of "Modules/Setup.local": bad word "-pthread"',
    '# c\nfoo foo.c -lffi\n': 'The rule at line 2 of Modules/Setup.local, "foo foo.c -lffi", puts -lffi on the interpreter',
    '# >>> nanvix\nx x.c\n': 'is damaged: line 1 has no partner',
].eachWithIndex { text, message, i ->
  elsewhere.text = text
  scenario.says(maven("refused-$i", 'rewrite-setup', '-Dnanvix.cpython=build').fails().text, message)
  assert elsewhere.text == text
}
scenario.says(maven('nowhere', 'rewrite-setup', '-Dnanvix.cpython=nowhere').fails().text, 'is no checkout of CPython')
scenario.says(maven('nothing', 'rewrite-setup').fails().text, 'There is no POM here', '-Dnanvix.cpython=DIR')

// ---- a checkout that is not configured, of a version without flags from configure

def checkout = build('checkout')
assert new File(checkout, 'Include').mkdir()
new File(checkout, 'Include/patchlevel.h').text = '#define PY_VERSION "3.11.2"\n'
new File(checkout, 'Modules/Setup.stdlib.in').text = '#@MODULE__CTYPES_TRUE@_ctypes _ctypes/_ctypes.c _ctypes/cfield.c\n'
scenario.says(maven('311', 'rewrite-setup', '-Dnanvix.cpython=checkout').succeeds().text,
    'Setup.local of CPython 3.11.2 is rewritten', 'Not checked, because CPython is not configured here: run its configure')
assert new File(checkout, 'Modules/Setup.local').readLines()[2] == '_ctypes _ctypes/_ctypes.c _ctypes/cfield.c' +
    ' -DHAVE_FFI_PREP_CIF_VAR -DHAVE_FFI_PREP_CLOSURE_LOC -DHAVE_FFI_CLOSURE_ALLOC' +
    ' $(MODULE__CTYPES_CFLAGS) $(MODULE__CTYPES_LDFLAGS) -lffi'

// In a project it is the same.
def inProject = scenario.maven("$plugin:rewrite-setup", '-Dnanvix.cpython=target/work/checkout', log: 'project').succeeds()
scenario.says(inProject.text, 'stays as it is')
assert !scenario.file('target/nanvix').exists()

// ---- lint-setup

Object json(String name) { new JsonSlurper().parse(new File(work, "$name/lint-setup.json")) }

elsewhere.text = rewritten
def lint = maven('lint', 'lint-setup', '-Dnanvix.output=lint', '-Dnanvix.setup=build/Modules/Setup.local,'
    + "build/Modules/Setup.stdlib,build/Modules/Setup.bootstrap,source/Modules/Setup").succeeds()
scenario.says(lint.text, 'build/Modules/Setup.local:3: _ctypes: shared; sources _ctypes/_ctypes.c',
    'build/Modules/Setup.local:10-11: _ctypes: passed over, because "_ctypes" has an earlier rule (2 lines joined) (comment cut off)',
    'build/Modules/Setup.local:13: zlib: static; sources zlibmodule.c; no compile; link -lz',
    'build/Modules/Setup.local:13: default-flags-lost: ', 'see ')
def read = json('lint')
assert read.accepted
def modules = read.modules.collectEntries { [it.name, it] }
assert modules._ctypes.linkage == 'shared'
assert modules._ctypes.objects == modules._ctypes.sources.collect { 'Modules/' + it.replaceFirst(/c$/, 'o') }
assert modules._ctypes.link == ['$(MODULE__CTYPES_LDFLAGS)']
assert modules.zlib.subMap(['linkage', 'compile', 'link', 'line']) == [linkage: 'static', compile: [], link: ['-lz'], line: 13]
assert modules.nis.linkage == 'disabled'
assert read.definitions.last() == 'LIBS=-ldl -lm'
assert read.files*.path == ['local', 'stdlib', 'bootstrap'].collect { "build/Modules/Setup.$it" as String } + 'source/Modules/Setup'
// CPython's own files are as they should be; of the user's, two lines are not.
assert read.files*.warnings*.id == [['repeated-module', 'default-flags-lost'], [], [], []]
assert read.modules*.name.toSet().size() == read.modules.size()
assert modules.findAll { it.value.linkage == 'shared' }.keySet() ==
    lines[1].find { it.startsWith('MODSHARED_NAMES=') }.tokenize(' ').drop(1).toSet()

elsewhere.text = '*shared*\nfoo foo.c -g\nbar bar.c -DX=1\nbaz baz.c'
def bad = maven('bad', 'lint-setup', '-Dnanvix.output=bad', '-Dnanvix.setup=build/Modules/Setup.local').fails()
scenario.says(bad.text, '[WARNING] build/Modules/Setup.local:2: bad-word: ', '[WARNING] build/Modules/Setup.local:3: equals-in-rule: ',
    '[WARNING] build/Modules/Setup.local:4: no-final-newline: ', 'makesetup would fail: build/Modules/Setup.local:2: ')
assert !json('bad').accepted
assert json('bad').files[0].warnings*.id == ['bad-word', 'equals-in-rule', 'no-final-newline']
scenario.says(maven('none', 'lint-setup').fails().text, 'No Setup file is named.', '-Dnanvix.setup=')
scenario.says(maven('gone', 'lint-setup', '-Dnanvix.setup=gone').fails().text, 'does not exist, or is no regular file')
true
