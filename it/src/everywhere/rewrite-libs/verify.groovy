scenario = evaluate(new File(shared, 'scenario.groovy'))
plugin = "io.github.nanvix:nanvix-maven-plugin:$mainVersion:rewrite-libs" as String
work = scenario.directory('target/work')

files = [
    'Makefile.nanvix': '''\
        # Libraries of the interpreter
        LIBS = -Wl,--start-group -lsqlite3 -lssl \\
        \t-lcrypto -lz -lffi -Wl,--end-group   # in a group
        LIBS += -l ffi "-Wl,-z,now"
        OTHER = -lffi
        ''',
    'build.sh': '''\
        #!/bin/sh
        LIBS="$LIBS -L/opt/lib '-l:libffi.a' -lm"
        export LIBS
        ''',
    'config.py': '''\
        LIBS = [
            "-Wl,--whole-archive", "libposix.a", "-Wl,--no-whole-archive",
            "-lffi",  # for _ctypes
            "-lm",
        ]
        ''',
    'ports-pom.xml': '''\
        <project>
          <properties><LIBS>-lm &quot;-Wl,-lffi&quot; -latomic</LIBS></properties>
        </project>
        ''',
].collectEntries { name, text -> [name, text.stripIndent()] }
files.each { name, text -> new File(work, name).text = text }

def rewrite(String log, String... arguments) {
  scenario.maven(plugin, '-Dnanvix.link.file=' + files.keySet().join(','), *arguments, log: log, directory: work)
}
Map texts() { files.keySet().collectEntries { [it, new File(work, it).text] } }

def dry = rewrite('dry', '-Dnanvix.dryRun', '-q').succeeds()
assert texts() == files
def patched = scenario.directory('target/patched')
files.each { name, text -> new File(patched, name).text = text }
scenario.run(['sh', '-c', "patch -p1 <'$dry.log'"], patched)

rewrite('first').succeeds()
def once = texts()
assert once == files.keySet().collectEntries { [it, new File(patched, it).text] }
assert once['Makefile.nanvix'] == files['Makefile.nanvix'].replace('-lz -lffi ', '-lz ').replace('+= -l ffi ', '+= ')
assert once['build.sh'] == files['build.sh'].replace(" '-l:libffi.a'", '')
assert once['config.py'].readLines().findAll { it.contains('lffi') }.isEmpty()
assert once['config.py'].contains('"-Wl,--no-whole-archive"') && once['config.py'].contains('"-lm"')
assert !once['ports-pom.xml'].contains('ffi') && once['ports-pom.xml'].contains('-latomic</LIBS>')

def times = files.keySet().collectEntries { [it, new File(work, it).lastModified()] }
scenario.says(rewrite('second').succeeds().text, 'Makefile.nanvix stays as it is')
assert texts() == once
assert files.keySet().collectEntries { [it, new File(work, it).lastModified()] } == times

// One that cannot be edited: of the others, none is.
files.each { name, text -> new File(work, name).text = text }
new File(work, 'config.py').text = 'LIBS = subprocess.check_output(["pkg-config", "--libs", "libffi"])\n'
def before = texts()
scenario.says(rewrite('refused').fails().text, 'config.py')
assert texts() == before
scenario.says(scenario.maven(plugin, log: 'none', directory: work).fails().text, '-Dnanvix.link.file=')
true
