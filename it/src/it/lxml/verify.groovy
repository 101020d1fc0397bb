import groovy.json.JsonSlurper
import java.util.zip.ZipFile

scenario = evaluate(new File(shared, 'scenario.groovy'))
def text = scenario.runs()[0]
scenario.says(text, 'LXML_CHAIN_PASS', 'CTYPES_CHAIN_PASS', 'ZLIB_CHAIN_PASS', 'profile nanvix-2026-11-x86_64: everything will load')
def found = new JsonSlurper().parse(scenario.file('image/target/nanvix/verify.json'))
// The setup.py of 3.11 compiles three of CPython's own modules by the source's whole path (ELF-FILE-007); the packages are clean.
assert found.findings.every { it.id == 'ELF-FILE-007' && !it.file.contains('site-packages') }, found.findings

// An outside judge of what each module needs: two of one file name are told apart.
def toolchain = new JsonSlurper().parse(scenario.file('cpython/target/nanvix/toolchain.json')).directory
def site = scenario.file('image/target/sysroot/lib/python3.11/site-packages')
def needed = { String module ->
  def file = site.toPath().resolve(module).parent.toFile().listFiles().find { it.name.startsWith(module.replaceFirst('.*/', '') + '.') && it.name.endsWith('.so') }
  scenario.run(["$toolchain/bin/llvm-readelf", '-d', file]).findAll(/NEEDED.*\[(.*)\]/) { it[1] }
}
assert needed('lxml/etree') == ['libexslt.so', 'libxslt.so', 'libxml2.so']
assert needed('lxml/objectify') == ['libxml2.so']
['lxml/sax', 'lxml/builder', 'lxml/_elementpath', 'spam/etree'].each { assert needed(it) == [], it }

// Of the wheel others say that it is sound.
def wheel = scenario.file('lxml/target').listFiles().find { it.name.endsWith('.whl') }
assert wheel.name == 'lxml-4.9.2-cp311-cp311-linux_x86_64.whl'
scenario.run(['python3', '-m', 'zipfile', '-t', wheel])
assert scenario.run(['python3', scenario.file('check.py'), wheel]).contains('RECORD_PASS')
def zip = new ZipFile(wheel)
['lxml/__init__.py', 'lxml/html/__init__.py', 'lxml-4.9.2.dist-info/licenses/lxml/LICENSE.txt'].each { assert zip.getEntry(it), it }
zip.close()

def again = scenario.maven('verify', log: 'again').succeeds().text
assert scenario.steps(again).every { it.value == 'reused' }
true
