scenario = evaluate(new File(shared, 'scenario.groovy'))
def plugin = "io.github.nanvix:nanvix-maven-plugin:$mainVersion"
def store = "-Dnanvix.store=$scenario.store"

scenario.write('small/Makefile', '''\
    OBJECTS = small.o parts/half.o
    CFLAGS += -DHALF=2 -Iparts
    libsmall.a: $(OBJECTS)
    \t$(AR) rcs $@ $(OBJECTS)
    demo: demo.o libsmall.a
    install: libsmall.a
    \tinstall -m 644 small.h $(DESTDIR)$(PREFIX)/include/small/small.h
    \tinstall -m 644 libsmall.a $(DESTDIR)$(PREFIX)/lib
    '''.stripIndent())
scenario.write('small/small.h', 'int small_version(void);\n')
scenario.write('small/small.c', '#include "small.h"\n#include "half.h"\n\nint small_version(void)\n{\n    return half(8);\n}\n')
scenario.write('small/parts/half.h', 'int half(int whole);\n')
scenario.write('small/parts/half.c', '#include "half.h"\n\nint half(int whole)\n{\n    return whole / HALF;\n}\n')
scenario.write('small/unused.c', 'this is no C\n')
scenario.write('small/COPYING', 'Do as you like.\n')
def archive = scenario.pack('small-1.0', 'archives/small-1.0.tar.gz', scenario.file('small'))
def project = scenario.directory('target/project')

// What its makefile says is built and installed, and no more.
def made = scenario.maven("$plugin:init-port", store, "-Dnanvix.source=$archive", directory: project, log: 'init').succeeds().text
scenario.says(made, "wrote $project/pom.xml", 'Next: mvn install')
def recipe = new File(project, 'src/nanvix/recipes/small.toml')
scenario.says(recipe.text, 'sources = ["small.c", "parts/half.c"]', 'defines = ["HALF=2"]', '"include/small" = ["small.h"]')
def stub = new File(project, 'src/nanvix/recipes/small/small_test.c')
stub.text = stub.text.replace('int main(void)\n{', 'int main(void)\n{\n    printf("says %d\\n", small_version());')
scenario.says(scenario.maven('install', '-o', store, directory: project, log: 'install').succeeds().text, 'says 4', 'SMALL_TEST_PASS')
assert new File(project, 'target/sysroot/lib/libsmall.so').length() > 0

// An edit of a copy.
def copy = new File(project, 'copy')
def patch = { String log, String... more ->
  scenario.maven('nanvix:patch', '-o', store, '-Dnanvix.edited=copy', '-Dnanvix.patch=quarter', *more, directory: project, log: log).succeeds().text
}
scenario.says(patch('copy'), 'has the source now. Edit it')
def half = new File(copy, 'parts/half.c')
half.text = half.text.replace('HALF', 'HALF / 2').replace('\n', '\r\n')
new File(copy, 'parts/more.h').text = '#define MORE 1'
scenario.says(patch('dry', '-Dnanvix.dryRun'), 'changed parts/half.c', 'new parts/more.h', '+++ b/recipes/small/quarter.patch', '+patches = ["recipes/small/quarter.patch"]')
assert !recipe.text.contains('quarter')
scenario.says(patch('patch'), 'changed parts/half.c', 'new parts/more.h', 'wrote ')
assert recipe.text.contains('patches = ["recipes/small/quarter.patch"]')
scenario.says(scenario.maven('install', '-o', store, directory: project, log: 'patched').succeeds().text, 'says 2', 'SMALL_TEST_PASS')
// Once more from the same copy: the same bytes.
def first = new File(project, 'src/nanvix/recipes/small/quarter.patch').bytes
patch('again')
assert new File(project, 'src/nanvix/recipes/small/quarter.patch').bytes == first
new File(copy, 'icon.bin').bytes = [0, 1, 2] as byte[]
scenario.says(scenario.maven('nanvix:patch', '-o', store, '-Dnanvix.edited=copy', '-Dnanvix.patch=quarter', directory: project, log: 'binary').fails().text,
    'No patch can tell what differs in "icon.bin" (binary)')

// A newer archive.
new File(archive.parentFile, 'small-1.1.tar.gz').bytes = archive.bytes
def outdated = { String log, String... more ->
  scenario.maven('nanvix:outdated', '-o', store, *more, directory: project, log: log).succeeds().text
}
scenario.says(outdated('outdated'), 'small 1.0: newer are 1.1')
def pin = new File(project, 'src/nanvix/sources/small.toml')
assert !pin.text.contains('1.1')
scenario.says(outdated('pinned', '-Dnanvix.outdated.write'), 'sources/small.toml', '+[version."1.1"]')
scenario.says(pin.text, 'default = "1.0"', '[version."1.1"]', 'sha256 = ')
scenario.says(scenario.maven('install', '-o', store, '-Dnanvix.version=1.1', directory: project, log: 'newer').succeeds().text, 'small 1.1 static library', 'says 2')
true
