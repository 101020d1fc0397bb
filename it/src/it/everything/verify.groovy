import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
def from = new File(shared, '../../everything')
def reactor = scenario.directory('target/everything')
def names = from.listFiles({ it.directory && new File(it, 'pom.xml').isFile() } as FileFilter)*.name
['.', *names].each {
  def to = scenario.directory("target/everything/$it")
  new File(to, 'pom.xml').bytes = new File(from, "$it/pom.xml").bytes
}
def build = { String log, String... more ->
  scenario.maven('verify', '-Dnanvix.store=' + scenario.store, *more, directory: reactor, log: log)
}
def text = build('everything').succeeds().text

// One line for each port, from its own program and from CPython's script.
def ports = names - 'cpython'
assert text.findAll(/(?m)\w+_TEST_PASS$/).size() == ports.size()
def chains = text.findAll(/(?m)(\w+)_CHAIN_PASS$/) { it[1] }.toSet()
assert chains == ['CTYPES', 'ZLIB', 'BZIP2', 'XZ', 'SQLITE', 'EXPAT', 'MPDECIMAL', 'OPENSSL'] as Set
scenario.says(text, 'profile nanvix-2026-07: everything will load')

// By hand, with the same toolchain (docs/pins.md's recipes take nothing that they would not).
def sysroot = new File(reactor, 'cpython/target/sysroot')
[z: 85924, bz2: 67700, lzma: 174720, expat: 149808, mpdec: 161916, sqlite3: 1406448, crypto: 3404088, ssl: 555352, xml2: 1295096,
 xslt: 198280].each { name, size -> assert new File(sysroot, "lib/lib${name}.so").length() <= size * 1.02, name }
def sizes = new JsonSlurper().parse(new File(reactor, 'cpython/target/nanvix/sizes.json')).sizes
assert sizes.modules*.module == ['_bz2', '_ctypes', '_decimal', '_hashlib', '_lzma', '_sqlite3', '_ssl', 'binascii', 'pyexpat', 'zlib']
assert sizes.modules.find { it.module == '_hashlib' }.needs == ['libcrypto.so']
assert sizes.modules.findAll { it.module != '_ctypes' }*.unbundled.sum() <= 559132 * 1.02
['cpython', 'musl', *ports].each { assert new File(sysroot, "share/licenses/$it").list(), it }

// The loader of June cannot follow a library's own libraries.
def june = scenario.maven("io.github.nanvix:nanvix-maven-plugin:$mainVersion:verify", "-Dnanvix.sysroot=$sysroot",
    '-Dnanvix.executable=bin/python.elf', '-Dnanvix.loader=nanvix-2026-06', log: 'june').fails().text
assert june =~ /_ssl\S*\.so/

def again = build('again').succeeds().text
assert scenario.steps(again).every { it.value == 'reused' }
true
