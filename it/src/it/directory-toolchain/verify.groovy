scenario = evaluate(new File(shared, 'scenario.groovy'))

def text = scenario.runs()[0]
scenario.says(text, 'FFI_TEST_PASS', 'CTYPES_CHAIN_PASS')
(1..6).each { assert text =~ /STEP_$it[: ]/ }

// An executable at the place that user.ld gives, which exports the C library and Python, and asks for no interpreter.
def readelf = { String options, String path -> scenario.run(['readelf', *options.tokenize(), scenario.file(path)]) }
def image = 'cpython/target/sysroot'
def header = readelf('-hlW', "$image/bin/python.elf")
assert header =~ /Type: +EXEC/
assert header =~ /LOAD +0x000000 0x40000000/
assert !header.contains('INTERP')
def exported = readelf('--dyn-syms -W', "$image/bin/python.elf").readLines()
    .findAll { it =~ /(GLOBAL|WEAK) +DEFAULT +\d/ }.collect { it.tokenize().last() } as Set
assert exported.containsAll(['PyModuleDef_Init', 'malloc', 'dlopen', '_start'])
def module = new File(scenario.file(image), 'lib/python3.13/lib-dynload').list().find { it.startsWith('_ctypes.') }
assert readelf('-dW', "$image/lib/python3.13/lib-dynload/$module").contains('[libffi.so]')

// No flag of programs on a module's link, without anything in between that takes it away.
def built = scenario.made('python-build')
assert built.size() == 1
def links = new File(built[0], 'tree')
def words = { String pattern ->
  def found = []
  links.eachFileRecurse { if (it.name ==~ pattern) found << it }
  assert found.size() == 1
  found[0].readLines()
}
assert words(/python\.link/).containsAll(['-T', 'user.ld', '-no-pie', '-Wl,--export-dynamic', '-lnvx_crt0', '-lposix'])
assert words(/_ctypes\..*\.so\.link/).every {
  !(it in ['-T', 'user.ld', '-no-pie', '-lnvx_crt0', '-lposix', '-lc']) && !it.contains('export-dynamic')
}

// Where the toolchain lies is in nothing that is shipped.
def opt = scenario.file('target/opt').path.getBytes('UTF-8')
def shipped = []
scenario.file(image).eachFileRecurse { if (it.file && new String(it.bytes, 'ISO-8859-1').contains(new String(opt, 'ISO-8859-1'))) shipped << it }
assert shipped == []

// ---- what has changed since

def libffi = { Map options = [:], String... arguments ->
  scenario.maven(options, '-t', options.xml ?: 'toolchains.xml', '-pl', 'libffi', *arguments)
}
def id = { String log -> (libffi(log: log, 'initialize').succeeds().text =~ /toolchain id (\w+)/)[0][1] }
def before = id('unchanged')

// A tool: every goal says so, although the store has all that it is to make.
def ranlib = scenario.file('target/opt/gcc/bin/i686-nanvix-ranlib')
def original = ranlib.bytes
def expected = scenario.sha256(ranlib)
ranlib << '# changed\n'
['initialize', 'nanvix:static-library'].each {
  def refused = libffi(log: it.replace(':', '-'), it, '-Dnanvix.toolchain=i686-nanvix', '-Dnanvix.port=libffi').fails().text
  scenario.says(refused, 'is not the component "nanvix-gcc" that is pinned.',
      "\"bin/i686-nanvix-ranlib\": expected sha256:$expected, found sha256:${scenario.sha256(ranlib)}",
      'components/nanvix-gcc.toml (line 11)')
}
ranlib.bytes = original

// A library: another toolchain, whose ports are others.
def posix = scenario.file('target/opt/sysroot/lib/libposix.a')
def archive = posix.bytes
posix.bytes = new File(posix.parentFile, 'libnvx_crt0.a').bytes
assert id('posix') != before
posix.bytes = archive
assert id('posix-again') == before

// toolchains.xml.
def xml = { String name, String from, String to ->
  scenario.write("${name}.xml", scenario.file('toolchains.xml').text.replace(from, to))
  libffi(log: name, xml: "${name}.xml", 'initialize').fails().text
}
scenario.says(xml('gone', 'target/opt/sysroot', '/no/such/sysroot'),
    'Component "nanvix-sysroot" should be the directory "/no/such/sysroot", by "', 'gone.xml" (line 9, column 25)', 'there is none')
scenario.says(xml('empty', 'installDirectory', 'directory'), 'empty.xml" (line 3, column 14) names no directory')
// Maven itself, before any goal runs.
scenario.says(xml('malformed', '</type>', ''), 'malformed.xml', '5:15')
true
