import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
def goal = "io.github.nanvix:nanvix-maven-plugin:$mainVersion:reproduce" as String
def store = "-Dnanvix.store=$scenario.store" as String
def archive = 'target/tiny-1.0-i686-nanvix-hosted.tar.gz'

// A source that writes down when it is built.
def source = scenario.directory('target/dated')
scenario.run(['cp', '-R', new File(shared, 'tiny/source/.'), source])
def c = new File(source, 'tiny.c')
c.text = '#include "built.h"\n' + c.text + '\nconst char tiny_built[] = BUILT;\n'
def configure = new File(source, 'configure')
configure.text += '''\necho "#define BUILT \\"built at $(date +%s%N)\\"" > built.h\n'''
scenario.tiny(source: source)

def log = scenario.maven(goal, store, log: 'different').fails().text
scenario.says(log, "Two builds of the same sources differ, first in $archive: sysroot/bin/tiny_test.elf: section .rodata, offset 0x",
    'reproduce.json')
scenario.says(log, "$archive: sysroot/lib/libtiny.a: tiny.o: section .rodata, offset 0x", ', in "tiny_built" + 0x')
def report = new JsonSlurper().parse(scenario.file('target/nanvix/reproduce.json'))
assert !report.equal
def differences = report.files.find { it.path == archive }.differences
assert differences.collect { it.place } == [
    [archive, 'sysroot/bin/tiny_test.elf'],
    [archive, 'sysroot/lib/libtiny.a', 'tiny.o'],
    [archive, 'sysroot/lib/libtiny.so']]
assert differences.every { it.kind == 'section' && it.section == '.rodata' }
// The program is stripped of its symbols.
assert differences*.symbol == [null, 'tiny_built', 'tiny_built']
// Both builds are there to be looked at.
assert scenario.file("target/nanvix/reproduce/first/checkout/$archive").file
assert scenario.file("target/nanvix/reproduce/second/some/other/place/$archive").file

// What exclusions cover is ReproducePipelineTest's, and that they need a reason EveryParameterTest's.
scenario.tiny()
true
