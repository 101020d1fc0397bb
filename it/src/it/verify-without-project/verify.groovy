import groovy.json.JsonSlurper
import java.nio.file.Files

scenario = evaluate(new File(shared, 'scenario.groovy'))

plugin = "io.github.nanvix:nanvix-maven-plugin:$mainVersion"
image = scenario.file('target/image/sysroot')
empty = scenario.directory('target/empty')
python = '-Dnanvix.executable=bin/python.elf'
profile = '-Dnanvix.loader=nanvix-2026-07'

// Maven in a directory without a POM; what it printed and wrote must not be our trouble.
Object maven(String name, File directory, String... arguments) {
  def run = scenario.maven(*arguments, profile, "-Dnanvix.output=${scenario.file("target/$name")}", log: name,
      directory: directory)
  run.await()
  ['\tat ', 'Exception:', 'null', 'Unknown error'].each {
    assert !run.text.contains(it) : "$name says \"$it\":\n$run.text"
  }
  run
}

Object json(String name, String file = report(name, 'json')) {
  new JsonSlurper().parse(scenario.file("target/$name/$file"))
}

// Of single files the reports have names of their own.
String report(String name, String kind) {
  def ofFiles = "verify-files.$kind" as String
  scenario.file("target/$name/$ofFiles").exists() ? ofFiles : "verify.$kind"
}

// Both reports are there and agree; whoever gets them learns nothing of this machine.
List<String> reported(String name) {
  ['json', 'sarif'].collect { report(name, it) }.each {
    def text = scenario.file("target/$name/$it").text
    assert !text.contains(basedir.path) && !text.contains(System.getProperty('user.home'))
    assert !(text =~ /"(file:|\/)/).find() : "$it has an absolute path"
  }
  def found = json(name).findings.collect { [it.id, it.file] }
  def results = json(name, report(name, 'sarif')).runs[0].results
  assert found == results.collect {
    [it.ruleId, URLDecoder.decode(it.locations[0].physicalLocation.artifactLocation.uri, 'UTF-8')]
  }
  found.collect { it.join(' ') }
}

// ---- the image as it was made

maven('whole', empty, "$plugin:verify", "-Dnanvix.sysroot=$image", python).succeeds()
def whole = json('whole')
elf = scenario.run(['find', '.', '-name', '*.so', '-o', '-name', '*.elf'], image).readLines()*.substring(2).toSorted()
assert whole.filesExamined == elf.size()
assert elf.size() > 40
assert reported('whole') == []
assert whole.modules == elf.size() - 2
assert whole.symbolsBound > 1000
assert whole.profile == 'nanvix-2026-07'
// Nothing is left where it was called.
assert empty.list().length == 0

// ---- the same, broken

// A copy by links, so that a broken file has to be a new one.
File broken(String name) {
  def to = scenario.file("target/$name-image")
  scenario.run(['cp', '-al', image, to])
  to
}

void replace(File file, byte[] bytes) {
  assert file.delete()
  file.bytes = bytes
}

void fails(String name, File sysroot, String id, String file, String... said) {
  def run = maven(name, empty, "$plugin:verify", "-Dnanvix.sysroot=$sysroot", python).fails()
  assert reported(name) == ["$id $file" as String]
  scenario.says(run.text, "nanvix:verify found 1 error: $id error $file", *said, "nanvix:help -Dnanvix.finding=$id explains it.", 'verify.json')
  assert run.text.count("$id error $file: ") == 1
}

String module(String name) {
  elf.find { it.contains("/${name}.cpython-") }
}

def ctypes = module('_ctypes')
def tooShort = module('_json')

def sysroot = broken('gone')
assert new File(sysroot, 'lib/libffi.so').delete()
fails('gone', sysroot, 'ELF-DYN-003', ctypes, 'needs "libffi.so"')

sysroot = broken('wide')
def object = scenario.file('target/wide.so')
scenario.run(['sh', '-c', "echo 'int ffi_call(void) { return 1; }' | gcc -x c -shared -fPIC -o '$object' -"])
replace(new File(sysroot, 'lib/libffi.so'), object.bytes)
fails('wide', sysroot, 'ELF-HDR-001', 'lib/libffi.so', 'EM_X86_64')

sysroot = broken('short')
replace(new File(sysroot, tooShort), Arrays.copyOf(new File(image, tooShort).bytes, 3000))
fails('short', sysroot, 'ELF-FILE-001', tooShort, 'within the 3000 bytes of the file')

sysroot = broken('renamed')
def text = new File(image, ctypes).getText('ISO-8859-1')
assert text.count('\0libffi.so\0') == 1
replace(new File(sysroot, ctypes), text.replace('\0libffi.so\0', '\0libfoo.so\0').getBytes('ISO-8859-1'))
fails('renamed', sysroot, 'ELF-DYN-003', ctypes, 'needs "libfoo.so"')

// ---- nanvix:tree

def one = maven('one-tree', empty, "$plugin:tree", "-Dnanvix.sysroot=$image", python, '-Dnanvix.module=_ctypes.*',
    '-Dnanvix.symbols').succeeds()
scenario.says(one.text, "$ctypes: loads", 'lib/libffi.so', 'ffi_prep_cif', '1 file, and it loads, profile')
def plan = json('one-tree', 'tree.json').plans
assert plan*.module == [ctypes]
assert plan[0].files*.path == [ctypes, 'lib/libffi.so']
assert plan[0].constructors == ['lib/libffi.so', ctypes]
assert plan[0].symbols.find { it.name == 'ffi_prep_cif' }.provider == 'lib/libffi.so'
assert plan[0].symbols.find { it.name == 'PyErr_SetString' }.provider == 'bin/python.elf'

maven('all-tree', empty, "$plugin:tree", "-Dnanvix.sysroot=$image", python).succeeds()
def plans = json('all-tree', 'tree.json').plans
assert plans*.module == elf
assert plans.every { it.loads && it.failures.isEmpty() }
assert plans*.symbols.flatten().collect { [it.asker, it.name] }.toSet().size() == whole.symbolsBound

// A module that would not load is named, its library once, and fails the goal.
def gone = maven('gone-tree', empty, "$plugin:tree", "-Dnanvix.sysroot=${scenario.file('target/gone-image')}",
    python).fails()
scenario.says(gone.text, "$ctypes: DOES NOT LOAD", 'FAILS ', 'needs "libffi.so"', "and without it $ctypes lacks ",
    "${elf.size() - 1} files, and 1 of them does not load")
assert gone.text.readLines().findAll { it.startsWith('[INFO]') && it.contains('ffi_') }.size() == 1

// ---- single files are read as readelf reads them

maven('files', image, "$plugin:verify", '-Dnanvix.files=lib/**').succeeds()
assert scenario.file('target/files').list().toList().toSorted() == ['verify-files.json', 'verify-files.sarif']
assert reported('files') == []
def read = json('files').files
assert read*.path == elf - 'bin/python.elf'
def printed = scenario.run(['env', 'LC_ALL=C', 'readelf', '-dW', '-rW', *read*.path], image)
    .split(/(?m)^File: /).drop(1).collectEntries { [it.readLines()[0], it] }
read.each { file ->
  def dump = printed[file.path]
  assert file.needed == dump.findAll(/\(NEEDED\) +Shared library: \[(.*)\]/) { it[1] }
  assert (file.soname ? [file.soname] : []) == dump.findAll(/\(SONAME\) +Library soname: \[(.*)\]/) { it[1] }
  def types = dump.findAll(/(?m)^[0-9a-f]{8}  [0-9a-f]{8} (R_386_\w+)/) { it[1] }
  assert file.relocations == types.countBy { it }
  assert !file.relocations.isEmpty()
}
assert read.find { it.path == ctypes }.needed == ['libffi.so']
assert read.find { it.path == 'lib/libffi.so' }.soname == 'libffi.so'

// ---- garbage

def garbage = scenario.directory('target/litter')
new File(garbage, 'empty.so').bytes = new byte[0]
def random = new byte[5000]
new Random(3).nextBytes(random)
new File(garbage, 'random.so').bytes = random
new File(garbage, 'header.so').bytes = Arrays.copyOf(new File(image, 'lib/libffi.so').bytes, 52)
new File(garbage, 'none.a').text = '!<arch>\n'
new File(garbage, 'notes.txt').text = 'no object file by name or content'
def run = maven('garbage', garbage, "$plugin:verify", '-Dnanvix.files=*').fails()
assert reported('garbage') == ['empty.so', 'header.so', 'random.so'].collect { "ELF-FILE-001 $it" as String }
scenario.says(run.text, 'nanvix:verify found 3 errors; the first: ELF-FILE-001 error empty.so')
assert json('garbage').files.collectEntries { [it.path, it.kind] } ==
    ['empty.so': 'broken', 'header.so': 'broken', 'none.a': 'archive', 'random.so': 'broken']

// As modules of an image they are no better, and its tree is still printed.
sysroot = broken('littered')
garbage.listFiles().findAll { it.name.endsWith('.so') }.each {
  Files.copy(it.toPath(), new File(new File(sysroot, ctypes).parentFile, it.name).toPath())
}
maven('littered', empty, "$plugin:verify", "-Dnanvix.sysroot=$sysroot", python).fails()
assert reported('littered') == ['empty', 'header', 'random'].collect {
  "ELF-FILE-001 ${ctypes.substring(0, ctypes.lastIndexOf('/'))}/${it}.so" as String
}
maven('littered-tree', empty, "$plugin:tree", "-Dnanvix.sysroot=$sysroot", python).fails()
def littered = json('littered-tree', 'tree.json')
assert littered.plans*.module == elf
// Also those that do not even start as an ELF file, since their names say that they are some.
assert littered.unreadable.keySet()*.tokenize('/')*.last() == ['empty.so', 'header.so', 'random.so']

// ---- what is missing is named

def nothing = maven('nothing', empty, "$plugin:verify").fails()
scenario.says(nothing.text, 'There is no POM here, and no sysroot is named.', '-Dnanvix.sysroot=DIR')
def unnamed = maven('unnamed', empty, "$plugin:verify", '-Dnanvix.sysroot=').fails()
scenario.says(unnamed.text, 'The property nanvix.sysroot is empty.')
def unkept = maven('unkept', empty, "$plugin:verify", "-Dnanvix.sysroot=$image", '-Dnanvix.baseline.update').fails()
scenario.says(unkept.text, 'no directory of baselines is named', '-Dnanvix.baseline=DIR')
def lost = maven('lost', empty, "$plugin:tree", "-Dnanvix.sysroot=$image", '-Dnanvix.executable=bin/nope',
    '-Dnanvix.module=_json*', '-Dnanvix.tree.fail=false').succeeds()
scenario.says(lost.text, 'There is no program "bin/nope" in the image')
maven('comma', image, "$plugin:verify", '-Dnanvix.files=lib/*.so,').succeeds()
def directory = maven('directory', image, "$plugin:verify", '-Dnanvix.files=lib/').fails()
scenario.says(directory.text, 'The pattern "lib/" names a directory.', '"lib/**"')
def none = maven('none', garbage, "$plugin:verify", '-Dnanvix.files=nowhere/*.so').fails()
scenario.says(none.text, 'The pattern "nowhere/*.so" matches no file')

// ---- without a directory for them there are no files, and with -q nothing but what was asked for

def quiet = scenario.maven("$plugin:tree", '-q', "-Dnanvix.sysroot=$image", python, profile, '-Dnanvix.module=_ctypes.*',
    log: 'quiet', directory: empty).succeeds().text
// Maven 4 marks what goes to standard output.
quiet = quiet.replace('[INFO] [stdout] ', '')
scenario.says(quiet, "$ctypes: loads", '1 file, and it loads, profile nanvix-2026-07')
assert !quiet.contains('[INFO]')
assert empty.list().length == 0
true
