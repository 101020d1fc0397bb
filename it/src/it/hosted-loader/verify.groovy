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

void program(String source) {
  def objects = new File(toolchain, 'sysroot/usr/lib/nanvix-loader').listFiles({ it.name.endsWith('.o') } as FileFilter)
  assert objects
  build([new File(toolchain, 'bin/clang'), '-O1', '-Wall', '-Wextra', '-Werror', '-fPIC', '-static-pie',
         '-Wl,--allow-multiple-definition', '-Wl,--export-dynamic', *objects.sort(), new File(basedir, source),
         '-Wl,--whole-archive', '-lc', '-Wl,--no-whole-archive', '-o', source - '.c'])
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
int loadHeader(java.nio.ByteBuffer elf, int wanted) {
  def headers = (0..<elf.getShort(44)).collect { elf.getInt(28) + 32 * it }
  headers.findAll { elf.getInt(it) == 1 }[wanted]
}

// Where the first relocation of .rel.dyn of that type lies in the file.
int relocation(java.nio.ByteBuffer elf, int type) {
  def sections = (0..<elf.getShort(48)).collect { elf.getInt(32) + 40 * it }
  def dyn = sections.find { elf.getInt(it + 4) == 9 }
  def first = elf.getInt(dyn + 16)
  (0..<elf.getInt(dyn + 20).intdiv(8)).collect { first + 8 * it }.find { elf.get(it + 4) == type }
}

// lib/TO.so is lib/FROM.so with one 32-bit word changed.
void patched(String to, String from, int value, Closure where) {
  def bytes = elf(from)
  bytes.putInt(where(bytes) as int, value)
  new File(lib, "${to}.so").bytes = bytes.array()
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
expect('mode 1 open simple.so mode 4 open simple.so mode 0x1002 open simple.so mode 0x100 null', """\
    error: invalid mode (mode=0x4): simple.so
    error: invalid mode (mode=0x1002): simple.so
    error: invalid mode (mode=0x100): the executable
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

// Constructors run leaves first, destructors in reverse, each once.
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
expect('open roof.so close open roof.so', """\
    +base
    +left
    +right
    +roof
    -roof
    -right
    -left
    -base
    +base
    +left
    +right
    +roof
    end""")
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
    nested gone
    -base
    -solo
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

// What a file must be.
build([new File(toolchain, 'bin/clang'), '--target=x86_64-linux-musl', '-shared', '-nostdlib', '-fPIC',
       new File(sources, 'weak.c'), '-o', 'lib/wide64.so'])
refused('wide64', 'failed to parse ELF file: lib/wide64.so: ELF class is 2, expected 1 (32-bit)')
patched('arm', 'simple', 3 | 40 << 16) { 16 }
refused('arm', 'failed to parse ELF file: lib/arm.so: machine is 40, expected 3 (i386)')
patched('fixed', 'simple', 2 | 3 << 16) { 16 }
refused('fixed', 'file is not a dynamic library: lib/fixed.so: e_type is 2, expected 3')
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
shared('thread')
refused('thread', 'thread-local storage is not supported: lib/thread.so has PT_TLS')

// PT_LOAD.
shared('based', 'simple', [], ['-Wl,--image-base=0x10000'])
refused('based', 'PT_LOAD does not start in page 0: program header 1 of lib/based.so is at 0x10000')
patched('overlap', 'simple', 0) { loadHeader(it, 1) + 8 }
refused('overlap', 'program headers overlap: program header 2 of lib/overlap.so')
patched('fat', 'simple', 1) { loadHeader(it, 1) + 20 }
refused('fat', 'PT_LOAD has p_filesz greater than p_memsz: program header 2 of lib/fat.so')
patched('beyond', 'simple', 0x7ffff000) { loadHeader(it, 1) + 4 }
refused('beyond', 'PT_LOAD lies outside of the file: program header 2 of lib/beyond.so')
patched('endless', 'simple', 0x7fffffff) { loadHeader(it, 1) + 20 }
refused('endless', 'end_address overflow: program header 2 of lib/endless.so')

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
patched('named', 'simple', 1 << 8 | 8) { relocation(it, 8) + 4 }
refused('named', 'invalid R_386_RELATIVE relocation: symbol index is 1, expected 0, in lib/named.so')
patched('index', 'simple', 0xffff << 8 | 1) { relocation(it, 8) + 4 }
refused('index', 'invalid symbol index: 65535 in lib/index.so')
patched('nameless', 'simple', 1) { relocation(it, 8) + 4 }
refused('nameless', 'symbol not found: no name (needed by lib/nameless.so)')
patched('outside', 'simple', 0x00700000) { relocation(it, 8) }
refused('outside', 'index out of bounds: relocation at 0x700000 of lib/outside.so')
rewritten('skipped', 'simple', '--rename-section', '.rel.dyn=.rel.data')
refused('skipped', 'unsupported relocation section: .rel.data in lib/skipped.so would never be applied')

// Damage.
assert run(['./hostile', 'lib/simple.so', '5000']) == '0 truncations accepted\nsurvived, whole file accepted\n'
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
assert differing.isEmpty() : differing.collect { "$it: ${run(['./host', 'open', it])} / ${plans[it]?.failures}" }
def refused = libraries.count { !(plans[it]?.loads ?: false) }
println "${libraries.size()} libraries, $refused of them refused by both"
assert refused > 25
true
