import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))

// Every case: build the libraries, run the host in a directory whose lib/ holds them, compare what it printed.

toolchain = new File(new JsonSlurper().parse(new File(basedir, 'target/nanvix/toolchain.json')).directory)
sources = new File(basedir, 'modules')
work = new File(basedir, 'target/hosted-loader')
assert !work.exists() || work.deleteDir()
lib = new File(work, 'lib')
assert lib.mkdirs()

String run(List command, Map environment = [:]) {
  // What lies in the working directory is for the target.
  def line = command[0].toString().startsWith('./') ? scenario.targets(command) : command
  def builder = new ProcessBuilder(line*.toString()).directory(work).redirectErrorStream(true)
  builder.environment().clear()
  builder.environment().putAll([PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8'] + environment)
  def process = builder.start()
  process.outputStream.close()
  def output = process.inputStream.text
  process.waitFor() == 0 ? output : "${output}exit ${process.exitValue()}\n"
}

void build(List command) {
  def output = run(command)
  assert output == '' : "${command.join(' ')}\n$output"
}

// A program, which may need libraries: those are linked as a static one is not, and loaded by the loader within it.
void program(String source, List needed = [], List flags = [], String name = source - '.c') {
  def objects = new File(toolchain, 'sysroot/usr/lib/nanvix-loader').listFiles({ it.name.endsWith('.o') } as FileFilter)
  assert objects
  build([new File(toolchain, 'bin/clang'), '-O1', '-Wall', '-Wextra', '-Werror', '-fPIC', '-static-pie',
         '-Wl,--allow-multiple-definition', '-Wl,--export-dynamic', *flags, *objects.sort(), new File(basedir, source),
         '-Wl,--whole-archive', '-lc', '-Wl,--no-whole-archive',
         *(needed ? ['-Wl,-Bdynamic', *needed.collect { "lib/${it}.so" }, '-Wl,-Bstatic'] : []), '-o', name])
}

// lib/NAME.so, with NAME.so as its SONAME, from modules/SOURCE.c, and needing other libraries.
void shared(String name, String source = name, List needed = [], List flags = []) {
  build([new File(toolchain, 'bin/clang'), '-O1', '-Wall', '-Wextra', '-Werror', '-fPIC', '-shared', '-nostdlib',
         "-Wl,-soname,${name}.so", "-DNAME=$name", new File(sources, "${source}.c"),
         *needed.collect { "lib/${it}.so" }, *flags, '-o', "lib/${name}.so"])
}

void traced(String name, int value, List needed = [], List flags = []) {
  shared(name, 'traced', needed, ["-DVALUE=$value"] + flags)
}

java.nio.ByteBuffer elf(String name) {
  java.nio.ByteBuffer.wrap(new File(lib, "${name}.so").bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN)
}

// Where the Nth PT_LOAD header lies in the file.
Integer loadHeader(java.nio.ByteBuffer elf, int wanted) {
  def headers = (0..<elf.getShort(44)).collect { elf.getInt(28) + 32 * it }
  headers.findAll { elf.getInt(it) == 1 }[wanted]
}

// Where the headers of the sections of that type lie in the file.
List<Integer> sections(java.nio.ByteBuffer elf, int type) {
  (0..<elf.getShort(48)).collect { elf.getInt(32) + 40 * it }.findAll { elf.getInt(it + 4) == type }
}

// Where the content of the first section of that type lies in the file.
int content(java.nio.ByteBuffer elf, int type) {
  elf.getInt(sections(elf, type).first() + 16)
}

// Where the first relocation of .rel.dyn of that type lies in the file.
int relocation(java.nio.ByteBuffer elf, int type) {
  def dyn = sections(elf, 9).first()
  def first = elf.getInt(dyn + 16)
  (0..<elf.getInt(dyn + 20).intdiv(8)).collect { first + 8 * it }.find { elf.get(it + 4) == type }
}

// Where the word that the first relocation of that type changes lies in the file.
int relocated(java.nio.ByteBuffer elf, int type) {
  def address = elf.getInt(relocation(elf, type))
  def load = (0..<4).collect { loadHeader(elf, it) }.find {
    it != null && address >= elf.getInt(it + 8) && address < elf.getInt(it + 8) + elf.getInt(it + 16)
  }
  elf.getInt(load + 4) + address - elf.getInt(load + 8)
}

// lib/TO.so is lib/FROM.so with one 32-bit word changed.
void patched(String to, String from, int value, Closure where) {
  def bytes = elf(from)
  bytes.putInt(where(bytes) as int, value)
  new File(lib, "${to}.so").bytes = bytes.array()
}

// lib/TO.so is lib/FROM.so with other bytes in the place of a text, of the same length.
void renamed(String to, String from, String text, String replacement) {
  def before = new String(new File(lib, "${from}.so").bytes, 'ISO-8859-1')
  def after = before.replace(text, replacement)
  assert after != before && after.length() == before.length()
  new File(lib, "${to}.so").bytes = after.getBytes('ISO-8859-1')
}

void rewritten(String to, String from, String... flags) {
  build([new File(toolchain, 'bin/llvm-objcopy'), *flags, "lib/${from}.so", "lib/${to}.so"])
}

void moved(String name, String directory) {
  assert new File(work, directory).mkdirs()
  assert new File(lib, "${name}.so").renameTo(new File(work, "$directory/${name}.so"))
}

void expect(String arguments, String output, Map environment = [:]) {
  def printed = run(['./host', *arguments.tokenize()], environment)
  assert printed == output.stripIndent().trim() + '\n' : "host $arguments printed\n$printed"
}

// The library is refused for that reason, and nothing of it stays behind.
void refused(String name, String reason) {
  expect("open lib/${name}.so open lib/simple.so call simple_answer", """\
      error: $reason
      simple_answer=42
      end
      exit 1""")
}

program('host.c')
program('hostile.c')
shared('simple')

// Names, handles and modes.
expect('open simple.so call simple_answer call simple_sum close', """\
    simple_answer=42
    simple_sum=14
    end""")
expect('open simple.so call who null call who global simple_answer', """\
    error: symbol not found: who (looked for in lib/simple.so)
    who=1
    error: symbol not found in global scope: simple_answer
    end
    exit 1""")
expect('mode 0x102 open simple.so global simple_answer', """\
    simple_answer=42
    end""")
expect('mode 0x100 open simple.so global simple_answer mode 0 open simple.so', """\
    simple_answer=42
    error: invalid mode (mode=0x0): simple.so
    end
    exit 1""")
expect('mode 1 open simple.so mode 4 open simple.so mode 0x1002 open simple.so mode 0x1000 null', """\
    error: invalid mode (mode=0x4): simple.so
    error: invalid mode (mode=0x1002): simple.so
    end
    exit 1""")
expect('open simple.so close call simple_answer close', """\
    error: dynamic library file not open: handle 0x1, for symbol simple_answer
    error: dynamic library file not open: handle 0x1
    end
    exit 1""")
expect('open simple.so where simple_answer null where host_twice clock', """\
    simple_answer+1 is in simple_answer of lib/simple.so
    host_twice+1 is in host_twice of ./host
    clock sane
    end""")

// What Nanvix's own suites do, with its header and with musl's.
shared('provider')
shared('consumer')
shared('dependent', 'consumer', ['provider'])
[nanvix: ['-isystem', '=/usr/include/nanvix'], musl: []].each { header, flags ->
  new File(basedir, 'suites').list().findAll { it.endsWith('.c') }.toSorted().each { suite ->
    def name = "${suite - '.c'}-$header" as String
    program("suites/$suite", [], flags, name)
    assert run(["./$name"]) == 'ok\n'
  }
}

// Constructors run leaves first, destructors of what dlclose lets go from the root down, each once.
traced('base', 10)
traced('mid', 11, ['base'])
traced('top', 12, ['mid'])
expect('open top.so call base call mid call top close', """\
    +base
    +mid
    +top
    base=10
    mid=11
    top=12
    -top
    -mid
    -base
    end""")
traced('left', 13, ['base'])
traced('right', 14, ['base'])
traced('roof', 15, ['left', 'right'])
// In rounds over the order of loading, roof, left, base, right: base lacks nothing, and with it there right; then left;
// then roof.
expect('open roof.so close open roof.so', """\
    +base
    +right
    +left
    +roof
    -roof
    -left
    -right
    -base
    +base
    +right
    +left
    +roof
    end""")
traced('under_a', 33)
traced('under_b', 34)
traced('side_a', 35, ['under_a'])
traced('side_b', 36, ['under_b'])
traced('fork', 37, ['side_a', 'side_b'])
expect('open fork.so close', """\
    +under_a
    +under_b
    +side_a
    +side_b
    +fork
    -fork
    -side_a
    -side_b
    -under_b
    -under_a
    end""")
// What two of them need is let go by the later of the two.
traced('both_a', 38, ['under_a'])
traced('both_b', 39, ['under_a', 'under_b'])
traced('arch', 40, ['both_a', 'both_b'])
expect('open arch.so close', """\
    +under_a
    +under_b
    +both_a
    +both_b
    +arch
    -arch
    -both_a
    -both_b
    -under_b
    -under_a
    end""")
// What is open, or global, or needed by others stays.
expect('mode 0x102 open under_b.so open side_a.so open arch.so close', """\
    +under_b
    +under_a
    +side_a
    +both_a
    +both_b
    +arch
    -arch
    -both_a
    -both_b
    end
    -under_b""")
expect('mode 0x102 open under_a.so mode 0x102 open side_a.so', """\
    +under_a
    +side_a
    end
    -side_a
    -under_a""")
expect('open base.so open ./lib/base.so close call base close', """\
    +base
    base=10
    -base
    end""")
expect('open top.so open base.so use 1 close use 2 call base close', """\
    +base
    +mid
    +top
    -top
    -mid
    base=10
    -base
    end""")
expect('mode 0x102 open mid.so close open left.so', """\
    +base
    +mid
    +left
    end
    -mid""")
shared('ordered')
expect('open ordered.so close', """\
    +first
    +second
    -second
    -first
    end""")
traced('solo', 16)
shared('nested', 'nested', ['base'])
expect('open nested.so close', """\
    +base
    +nested
    +solo
    nested done
    -nested
    -solo
    nested gone
    -base
    end""")
shared('lasting')
expect('open lasting.so close call lasting close', """\
    +lasting
    -lasting
    lasting=9
    -lasting
    end""")

// DT_NEEDED.
traced('ping', 17)
traced('pong', 18, ['ping'])
traced('ping', 17, ['pong'])
refused('ping', 'cyclic DT_NEEDED dependency: lib/ping.so (needed by lib/pong.so) (needed by lib/ping.so)')
traced('gone', 19)
traced('orphan', 20, ['base', 'gone'])
assert new File(lib, 'gone.so').delete()
refused('orphan', 'vfs open failed: gone.so: No such file or directory (needed by lib/orphan.so)')
traced('place', 41)
traced('visitor', 42, ['place'])
assert new File(lib, 'place.so').delete() && new File(lib, 'place.so').mkdir()
refused('visitor', 'file is not a regular file: lib/place.so (needed by lib/visitor.so)')
traced('slashed', 21, [], ['-Wl,-soname,./lib/slashed.so'])
traced('slasher', 22, ['slashed'])
expect('open slasher.so open lib/slashed.so', """\
    +slashed
    +slasher
    end""")
traced('link000', 23)
traced('link001', 24, ['link000'])
def link = new String(new File(lib, 'link001.so').bytes, 'ISO-8859-1')
(1..300).each {
  def next = link.replace('link001', String.format('link%03d', it)).replace('link000', String.format('link%03d', it - 1))
  new File(lib, String.format('link%03d.so', it)).bytes = next.getBytes('ISO-8859-1')
}
assert run(['./host', 'open', 'link300.so'])
    .startsWith('error: DT_NEEDED chain is longer than 256 libraries: lib/link044.so (needed by lib/link045.so)')

// DT_RUNPATH, and the directory that plays the current one.
traced('far', 25)
traced('near', 26, ['far'], ['-Wl,-rpath,nowhere:extra'])
traced('origin', 27, ['far'], ['-Wl,-rpath,$ORIGIN/extra'])
traced('past', 28, ['far'], ['-Wl,-rpath,extra', '-Wl,--disable-new-dtags'])
traced('onward', 29, ['near'])
moved('far', 'extra')
expect('open near.so open origin.so where far', """\
    +far
    +near
    +origin
    far+1 is in far of extra/far.so
    end""")
expect('open onward.so', """\
    +far
    +near
    +onward
    end""")
refused('past', 'vfs open failed: far.so: No such file or directory (needed by lib/past.so)')
traced('far', 30)
expect('open near.so call far open far.so call far', """\
    +far
    +near
    far=25
    +far
    far=30
    end""")
traced('rooted', 31)
moved('rooted', 'image/lib')
expect('open rooted.so', """\
    error: vfs open failed: rooted.so: No such file or directory
    end
    exit 1""")
expect('open rooted.so where rooted', """\
    +rooted
    rooted+1 is in rooted of image/lib/rooted.so
    end""", [NANVIX_LOADER_ROOT: 'image'])

// Symbols: self, then DT_NEEDED breadth-first, then the executable, then RTLD_GLOBAL libraries.
void asks(String name, int answer, List needed = []) {
  def own = answer == 0 ? [] : ["-DWHO=$answer"]
  shared(name, 'who', needed, ['-fsemantic-interposition', "-DASK=ask_$name"] + own)
}
asks('own', 2)
asks('plain', 0)
asks('deep', 3)
asks('first', 0, ['deep'])
asks('second', 4)
asks('wide', 0, ['first', 'second'])
expect('open own.so call ask_own open plain.so call ask_plain', """\
    ask_own=2
    ask_plain=1
    end""")
expect('open wide.so call ask_wide call ask_first call ask_second', """\
    ask_wide=4
    ask_first=3
    ask_second=4
    end""")
expect('mode 0x102 open own.so open plain.so call ask_plain', """\
    ask_plain=1
    end""")
shared('undefined')
refused('undefined', 'symbol not found: nowhere (needed by lib/undefined.so)')
shared('somewhere', 'who', [], ['-DASK=nowhere', '-DWHO=8'])
traced('publisher', 32, ['somewhere'])
expect('mode 0x102 open somewhere.so open undefined.so call undefined', """\
    undefined=8
    end""")
expect('mode 0x102 open publisher.so open undefined.so', """\
    +publisher
    error: symbol not found: nowhere (needed by lib/undefined.so)
    end
    -publisher
    exit 1""")
shared('weak')
expect('open weak.so call weak', """\
    weak=5
    end""")
shared('failing', 'undefined', ['base'])
expect('open failing.so open base.so', """\
    error: symbol not found: nowhere (needed by lib/failing.so)
    +base
    end
    exit 1""")

// Libraries are relocated in the order of their constructors, so that the reason of the first in it is given.
shared('lacking_left', 'undefined', ['base'])
shared('lacking_right', 'undefined', ['base'])
traced('lacking_roof', 43, ['lacking_left', 'lacking_right'])
refused('lacking_roof', 'symbol not found: nowhere (needed by lib/lacking_right.so)')

// A program that needs libraries: they are there, and global, before anything of it runs. It names each function twice:
// it calls it, and takes its address.
traced('leaf', 45)
traced('started', 46, ['leaf'])
traced('maybe', 47)
program('starts.c', ['started', 'maybe'])
void starts(String output) {
  def printed = run(['./starts'])
  assert printed == output.stripIndent().trim() + '\n' : printed
  agrees(printed)
}

// The load plan of the program by nanvix-2026-11 has the same constructors and destructors, the same warnings in the same
// words, and an end for the same reason. Of a library under another name a trace tells the old one.
void agrees(String printed) {
  scenario.maven('nanvix:tree', "-Dnanvix.sysroot=$work", '-Dnanvix.executable=starts', '-Dnanvix.module=starts', log: 'start',
      '-Dnanvix.loader=nanvix-2026-11', '-Dnanvix.tree.fail=false').succeeds()
  def plan = new JsonSlurper().parse(new File(basedir, 'target/nanvix/tree-sysroot.json')).plans[0]
  def lines = printed.readLines()
  def traced = { sign -> lines.findAll { it.startsWith(sign) }*.substring(1).collect { it == 'other' ? 'started' : it } }
  def silent = ['somewhere', 'undefined']
  def named = { paths -> paths.collect { it == 'starts' ? 'program' : it.replaceAll('.*/|[.]so', '') } - silent }
  def ended = lines.find { it.startsWith('unresolved') }
  assert plan.loads == (ended == null)
  assert named(plan.constructors) - (ended ? ['program'] : []) == traced('+')
  assert ended || named(plan.destructors) == traced('-')
  assert plan.failures*.message.every { it.startsWith(ended.replaceAll(':.*', ':')) }
  assert plan.failures*.message.collect { it.replaceAll('.* needs "|".*', '') } as Set ==
      lines.findAll { it.startsWith('symbol not found') }.collect { it.replaceAll('.*: | [(].*', '') } as Set
  def warnings = lines.findAll { it.startsWith('warning: ') }*.minus('warning: ')
  assert plan.warnings.size() == warnings.size()
  [plan.warnings*.message, warnings].transpose().each { ours, real ->
    def (words, name, reason) = (real =~ /(.*?) (\S+[.]so): ([^:]*): .*/)[0].drop(1)
    assert ours.startsWith("$words: starts starts without \"$name\": $reason: "), "$ours / $real"
  }
}
starts("""\
    +leaf
    +started
    +maybe
    +program
    started=46 maybe=47
    started is visible
    -program
    -maybe
    -started""")
// One that cannot be loaded is warned of, and no more if nothing but weak symbols lack it.
assert new File(lib, 'maybe.so').renameTo(new File(work, 'maybe'))
starts("""\
    +leaf
    +started
    warning: failed to load DT_NEEDED maybe.so: vfs open failed: maybe.so: No such file or directory (needed by ./starts)
    +program
    started=46 maybe=0
    started is visible
    -program
    -started""")
assert new File(work, 'maybe').renameTo(new File(lib, 'maybe.so')) && new File(lib, 'started.so').delete()
starts("""\
    warning: failed to load DT_NEEDED started.so: vfs open failed: started.so: No such file or directory (needed by ./starts)
    +maybe
    symbol not found: started (needed by ./starts)
    symbol not found: started (needed by ./starts)
    unresolved executable relocations: 2 in ./starts
    exit 127""")
traced('other', 48)
assert new File(lib, 'other.so').renameTo(new File(lib, 'started.so'))
starts("""\
    +other
    +maybe
    symbol not found: started (needed by ./starts)
    symbol not found: started (needed by ./starts)
    unresolved executable relocations: 2 in ./starts
    exit 127""")
// What a library lacks may be in one that was opened before it, and in none that comes later; what the program names, in
// those that it needs itself, and in none that these need.
traced('started', 46, ['leaf'])
program('starts.c', ['started', 'somewhere', 'undefined'])
starts("""\
    +leaf
    +started
    +program
    started=46 maybe=0
    started is visible
    -program
    -started""")
program('starts.c', ['started', 'undefined', 'somewhere'])
starts("""\
    +leaf
    +started
    warning: failed to load DT_NEEDED undefined.so: symbol not found: nowhere (needed by lib/undefined.so) (needed by ./starts)
    +program
    started=46 maybe=0
    started is visible
    -program
    -started""")
shared('relay', 'traced', [], ['-UNAME', '-DNAME=started', '-DVALUE=49'])
program('starts.c', ['relay'])
traced('relay', 49, ['started'])
starts("""\
    +leaf
    +started
    +relay
    symbol not found: started (needed by ./starts)
    symbol not found: started (needed by ./starts)
    unresolved executable relocations: 2 in ./starts
    exit 127""")

// What a file must be.
build([new File(toolchain, 'bin/clang'), '--target=x86_64-linux-musl', '-shared', '-nostdlib', '-fPIC',
       new File(sources, 'weak.c'), '-o', 'lib/wide64.so'])
refused('wide64', 'failed to parse ELF file: lib/wide64.so: ELF class is 2, expected 1 (32-bit)')
patched('arm', 'simple', 3 | 40 << 16) { 16 }
refused('arm', 'failed to parse ELF file: lib/arm.so: machine is 40, expected 3 (i386)')
patched('fixed', 'simple', 2 | 3 << 16) { 16 }
refused('fixed', 'file is not a dynamic library: lib/fixed.so: e_type is 2, expected 3')
shared('program', 'weak')
traced('user', 44, ['program'])
build([new File(toolchain, 'bin/clang'), '-fPIE', '-pie', '-nostdlib', '-Wl,--no-dynamic-linker',
       '-Wl,--export-dynamic', '-Wl,-e,0', new File(sources, 'weak.c'), '-o', 'lib/program.so'])
refused('program', 'file is not a dynamic library: lib/program.so: DF_1_PIE in DT_FLAGS_1 makes it a program')
refused('user', 'file is not a dynamic library: lib/program.so: DF_1_PIE in DT_FLAGS_1 makes it a program'
    + ' (needed by lib/user.so)')
new File(lib, 'script.so').text = '#!/bin/sh\n' * 20
refused('script', 'failed to parse ELF file: lib/script.so: no ELF magic number')
assert new File(lib, 'folder.so').mkdir()
refused('folder', 'file is not a regular file: lib/folder.so')
build(['mkfifo', 'lib/pipe.so'])
refused('pipe', 'file is not a regular file: lib/pipe.so')
rewritten('bare', 'simple', '--strip-sections')
refused('bare', 'missing dynamic symbol table: lib/bare.so has no section headers')
rewritten('unnamed', 'simple', '--rename-section', '.dynsym=.symbols')
refused('unnamed', 'missing dynamic symbol table: lib/unnamed.so')
rewritten('double', 'simple', '--rename-section', '.comment=.text')
refused('double', 'duplicate section header: .text in lib/double.so')
patched('anonymous', 'simple', 0) { sections(it, 3).last() }
refused('anonymous', 'duplicate section header: no name in lib/anonymous.so')
shared('thread')
refused('thread', 'thread-local storage is not supported: lib/thread.so has PT_TLS')

// Names are UTF-8, those of what nobody else sees too.
renamed('latin_local', 'simple', '\0local\0', '\0loc\u00e9l\0')
refused('latin_local', 'failed to parse ELF file: lib/latin_local.so: section .strtab has a name that is not UTF-8')
rewritten('latin_stripped', 'latin_local', '--strip-all')
expect('open latin_stripped.so call simple_answer', """\
    simple_answer=42
    end""")
renamed('latin_symbol', 'simple', 'simple_sum', 'simple_s\u00fcm')
refused('latin_symbol', 'failed to parse ELF file: lib/latin_symbol.so: section .dynstr has a name that is not UTF-8')
renamed('latin_section', 'simple', '.comment', '.c\u00f6mment')
refused('latin_section', 'failed to parse ELF file: lib/latin_section.so: section .shstrtab has a name that is not'
    + ' UTF-8')
renamed('utf8_local', 'simple', '\0local\0', '\0lo\u00c3\u00a7l\0')
expect('open utf8_local.so call simple_answer', """\
    simple_answer=42
    end""")

// Hash tables. What a sound one does not lead to is not there; one that contradicts itself is not asked.
shared('gnu', 'simple', [], ['-Wl,--hash-style=gnu'])
shared('sysv', 'simple', [], ['-Wl,--hash-style=sysv'])
expect('open gnu.so call simple_sum open sysv.so call simple_sum', """\
    simple_sum=14
    simple_sum=14
    end""")
gnuHash = 0x6ffffff6
sysvHash = 5
// lib/TO.so is lib/FROM.so with one number in so many words of its hash table.
void rehashed(String to, String from, int type, Closure first, Closure count, int value) {
  def bytes = elf(from)
  def table = content(bytes, type)
  def word = { bytes.getInt(table + 4 * it) }
  int start = first(word)
  (start..<start + (count(word) as int)).each { bytes.putInt(table + 4 * it, value) }
  new File(lib, "${to}.so").bytes = bytes.array()
}
void unhashed(String name) {
  refused(name, "symbol not found: relative (needed by lib/${name}.so)")
}
rehashed('gnu_unfiltered', 'gnu', gnuHash, { 4 }, { it(2) }, 0)
unhashed('gnu_unfiltered')
rehashed('gnu_unbucketed', 'gnu', gnuHash, { 4 + it(2) }, { it(0) }, 0)
unhashed('gnu_unbucketed')
rehashed('gnu_early', 'gnu', gnuHash, { 4 + it(2) }, { it(0) }, 1)
expect('open gnu_early.so call simple_answer', """\
    simple_answer=42
    end""")
rehashed('sysv_unbucketed', 'sysv', sysvHash, { 2 }, { it(0) }, 0)
unhashed('sysv_unbucketed')
rehashed('sysv_astray', 'sysv', sysvHash, { 2 }, { it(0) }, 1000)
expect('open sysv_astray.so call simple_answer', """\
    simple_answer=42
    end""")
void uncounted(String name, String by) {
  refused(name, "failed to parse ELF file: lib/${name}.so: its symbols cannot be counted by $by")
}
[none: 0, many: 0x00ffffff].each { size, number ->
  patched("gnu_buckets_$size", 'gnu', number) { content(it, gnuHash) }
  uncounted("gnu_buckets_$size", 'DT_GNU_HASH')
  patched("gnu_filter_$size", 'gnu', number) { content(it, gnuHash) + 8 }
  uncounted("gnu_filter_$size", 'DT_GNU_HASH')
}
patched('sysv_symbols_many', 'sysv', 0x00ffffff) { content(it, sysvHash) + 4 }
uncounted('sysv_symbols_many', 'DT_HASH')

// PT_LOAD.
shared('based', 'simple', [], ['-Wl,--image-base=0x10000'])
refused('based', 'PT_LOAD does not start in page 0: program header 1 of lib/based.so is at 0x10000')
patched('overlap', 'simple', 0) { loadHeader(it, 1) + 8 }
refused('overlap', 'program headers overlap: program header 2 of lib/overlap.so')
patched('fat', 'simple', 1) { loadHeader(it, 1) + 20 }
refused('fat', 'PT_LOAD has p_filesz greater than p_memsz: program header 2 of lib/fat.so')
patched('beyond', 'simple', 0x7ffff000) { loadHeader(it, 1) + 4 }
refused('beyond', 'PT_LOAD file range out of bounds: program header 2 of lib/beyond.so')
patched('endless', 'simple', 0x7fffffff) { loadHeader(it, 1) + 20 }
refused('endless', 'not enough virtual address space for reservation: lib/endless.so takes 0x'
    + Long.toHexString((elf('endless').getInt(loadHeader(elf('endless'), 1) + 8) + 0x7fffffffL + 4095) & ~4095L)
    + ' bytes, there are 0x70000000')
patched('empty', 'simple', 0) { loadHeader(it, 1) + 16 }
patched('empty_beyond', 'empty', 0x7ffff000) { loadHeader(it, 1) + 4 }
refused('empty_beyond', 'PT_LOAD file range out of bounds: program header 2 of lib/empty_beyond.so')
assert new File(lib, 'empty.so').delete()
patched('hollow', 'simple', 0) { loadHeader(it, 1) + 20 }
refused('hollow', 'PT_LOAD has p_memsz == 0 but non-zero p_filesz: program header 2 of lib/hollow.so')

// Relocations.
shared('text', 'text', [], ['-fno-pic', '-Wl,-z,notext'])
expect('open text.so call text', """\
    text=14
    end""")
shared('indirect')
refused('indirect', 'unsupported relocation type: 42 in lib/indirect.so')
shared('chosen')
shared('chooser', 'chooser', ['chosen'])
refused('chooser', 'unsupported symbol: chosen is an indirect function (defined in lib/chosen.so)'
    + ' (needed by lib/chooser.so)')
patched('none', 'simple', 0) { relocation(it, 8) + 4 }
refused('none', 'unsupported relocation type: 0 in lib/none.so')
[sun: 12, unknown: 255].each { name, type ->
  patched(name, 'simple', type) { relocation(it, 8) + 4 }
  refused(name, "invalid relocation type: $type in lib/${name}.so")
}
patched('offset', 'simple', 10) { relocation(it, 8) + 4 }
refused('offset', 'unsupported relocation type: 10 in lib/offset.so')
patched('named', 'simple', 1 << 8 | 8) { relocation(it, 8) + 4 }
refused('named', 'invalid R_386_RELATIVE relocation: symbol index is 1, expected 0, in lib/named.so')
patched('index', 'simple', 0xffff << 8 | 1) { relocation(it, 8) + 4 }
refused('index', 'invalid symbol index: 65535 in lib/index.so')
def symbols = elf('simple').with { it.getInt(sections(it, 11).first() + 20).intdiv(16) }
patched('index_next', 'simple', symbols << 8 | 1) { relocation(it, 8) + 4 }
refused('index_next', "invalid symbol index: $symbols in lib/index_next.so")
[relative: 8, absolute: 1].each { name, type ->
  patched("astray_$name", 'simple', 0x80000010 as int) { relocated(it, type) }
  refused("astray_$name", "attempt to add with overflow: relocation at 0x"
      + Integer.toHexString(elf('simple').getInt(relocation(elf('simple'), type)))
      + " of lib/astray_${name}.so has the addend 0x80000010")
}
shared('behind')
expect('open behind.so call behind', """\
    behind=1
    end""")
patched('nameless', 'simple', 1) { relocation(it, 8) + 4 }
refused('nameless', 'symbol not found: no name (needed by lib/nameless.so)')
patched('outside', 'simple', 0x00700000) { relocation(it, 8) }
refused('outside', 'index out of bounds: relocation at 0x700000 of lib/outside.so')
rewritten('skipped', 'simple', '--rename-section', '.rel.dyn=.rel.data')
refused('skipped', 'unsupported relocation section: .rel.data in lib/skipped.so would never be applied')

// Damage.
assert run(['./hostile', 'lib/simple.so', '5000']) == '0 truncations accepted\nsurvived, whole file accepted\n'
assert run(['./hostile', 'lib/sysv.so', '1000']) == '0 truncations accepted\nsurvived, whole file accepted\n'
new File(work, 'hostile.so').delete()

// The load plans of the profile nanvix-2026-07 say of every library here what the loader does with it. Not of the chain
// of 300, which Nanvix would load and this loader refuses.
scenario.maven('nanvix:tree', "-Dnanvix.sysroot=$work", '-Dnanvix.executable=host', log: 'tree',
    '-Dnanvix.loader=nanvix-2026-07', '-Dnanvix.tree.fail=false').succeeds()
def plans = new JsonSlurper().parse(new File(basedir, 'target/nanvix/tree-sysroot.json')).plans.collectEntries { [it.module, it] }
def libraries = ['lib', 'extra'].collectMany { directory ->
  new File(work, directory).list().findAll { it.endsWith('.so') && !(it ==~ /link(?!00).*/) }.collect { "$directory/$it" as String }
}.sort()
def differing = libraries.findAll { library ->
  // dlopen's verdict alone: constructors may print, and the exit status says whether an error was met.
  def accepted = !run(['./host', 'open', library]).contains('\nexit 1\n')
  accepted != (plans[library]?.loads ?: false)
}
assert differing == [] : differing.collect {
  "$it: ${run(['./host', 'open', it])} / ${plans[it]?.failures}"
}
def refused = libraries.count { !(plans[it]?.loads ?: false) }
println "${libraries.size()} libraries, $refused of them refused by both"
assert refused > 25
true
