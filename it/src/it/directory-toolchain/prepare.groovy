import java.nio.file.Files

scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore(['component', 'host-tools', 'source', 'native-interpreter'])
scenario.linkStore(['toolchain'], { new File(it, 'inputs.txt').readLines().contains('triple = x86_64-linux-musl') })

def hosted = new File(scenario.entry(new File(mainStore), 'toolchain', 'triple = i686-nanvix-hosted'), 'tree')
def llvm = new File(mainStore, 'component').listFiles().find { new File(it, 'tree/bin/clang').exists() }
def llvmBin = new File(llvm, 'tree/bin')
def lib = new File(hosted, 'sysroot/usr/lib')

// GCC's own directory.
def gcc = scenario.directory('target/opt/gcc')
def program = { String name, String script ->
  def file = new File(gcc, "bin/i686-nanvix-$name")
  file.parentFile.mkdirs()
  file.text = script
  file.executable = true
}
program('gcc', scenario.file('gcc.sh').text.replace('@clang@', "$llvmBin/clang"))
program('ld', "#!/bin/sh\nexec $llvmBin/ld.lld \"\$@\"\n")
['ar', 'ranlib', 'nm', 'strip', 'readelf', 'objcopy', 'objdump'].each {
  program(it, "#!/bin/sh\nexec $llvmBin/llvm-$it \"\$@\"\n")
}
def target = scenario.directory('target/opt/gcc/i686-nanvix')
scenario.run(['cp', '-r', new File(hosted, 'sysroot/usr/include'), target])
scenario.run(['cp', '-r', lib, target])
scenario.delete(new File(target, 'lib/nanvix-loader'))

// The Nanvix sysroot: its start-up code, its loader.
def sysroot = scenario.directory('target/opt/sysroot/lib')
def build = { List command -> scenario.run(command, scenario.directory('target')) }
def cc = { List arguments -> build([new File(gcc, 'bin/i686-nanvix-gcc'), *arguments]) }
def archive = { String path, List objects -> build([new File(llvmBin, 'llvm-ar'), 'rcsD', path, *objects]) }
Files.copy(scenario.file('user.ld').toPath(), new File(sysroot, 'user.ld').toPath())
archive("$sysroot/libposix.a", new File(lib, 'nanvix-loader').listFiles().findAll { it.name.endsWith('.o') }.sort())
archive("$sysroot/libnvx_crt0.a", [new File(lib, 'crt1.o')])
scenario.write('target/none.c', 'int nanvix_none;\n')
cc(['-shared', '-nostdlib', '-Wl,-soname,none.so', 'none.c', '-o', "$sysroot/none.so"])

// Split stacks, which no bare target has, need an unwinder; the link model takes libgcc whole.
build([new File(llvmBin, 'llvm-ar'), 'd', new File(target, 'lib/libgcc.a'), 'morestack.o', 'generic-morestack.o',
    'generic-morestack-thread.o'])

// As with newlib: what the compiler links by itself has a weak _start that leads nowhere, and there are archives for C++.
scenario.write('target/weak.c', '__attribute__((weak)) void _start(void) { for (;;) { } }\n')
cc(['-c', 'weak.c', '-o', new File(target, 'lib/crt1.o')])
archive("$target/lib/libstdc++.a", [])

def pins = { String name, String head, File directory, List files ->
  scenario.write("src/nanvix/components/${name}.toml", "kind = \"directory\"\n$head\n[sha256]\n"
      + files.collect { "\"$it\" = \"${scenario.sha256(new File(directory, it))}\"\n" }.join(''))
}
pins('nanvix-gcc', 'path = "../target/opt/gcc"\ntracked = ["i686-nanvix"]', gcc,
    new File(gcc, 'bin').list().sort().collect { "bin/$it" })
pins('nanvix-sysroot', 'tracked = ["lib/libposix.a", "lib/libnvx_crt0.a"]\nselect = { "lib" = "sysroot/lib" }',
    sysroot.parentFile, ['lib/user.ld'])
true
