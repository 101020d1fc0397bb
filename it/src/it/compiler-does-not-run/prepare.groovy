import java.nio.file.Files

scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore(['component', 'host-tools'])
scenario.tiny()
def clang = '''\
    #!/bin/sh
    echo "clang: error while loading shared libraries: libz.so.1: cannot open shared object file"
    exit 127
    '''.stripIndent()
def said = 'ended with exit code 127 and said "clang: error while loading shared libraries: libz.so.1'

// A toolchain whose archive already holds such a compiler.
['clang', 'ld.lld', 'llvm-ar', 'llvm-nm', 'llvm-objcopy', 'llvm-objdump', 'llvm-ranlib', 'llvm-readelf', 'llvm-strip'].each {
  scenario.write("target/broken/bin/$it", clang)
}
def archive = scenario.pack('broken', 'target/broken.tar.gz', scenario.file('target/broken'))
scenario.write('target/pins/components/llvm-20.1.7.toml', """\
    file = "broken.tar.gz"
    sha256 = "${scenario.sha256(archive)}"

    [[locator]]
    url = "${archive.toURI()}"

    [select]
    "broken/bin" = "bin"
    """.stripIndent())
def refused = scenario.maven('nanvix:toolchain', '-Dnanvix.pins=target/pins').fails()
scenario.says(refused.text, 'The compiler of toolchain "i686-nanvix-hosted"', said, 'It needs x86-64 Linux with glibc 2.34')
assert !scenario.made('toolchain')
scenario.assertNothingIncoming()

// The main job's toolchains as they are, but for the compiler.
new File(mainStore, 'toolchain').listFiles().each { entry ->
  def bin = scenario.directory("target/store/toolchain/$entry.name/tree/bin")
  [[new File(entry, 'tree'), bin.parentFile], [new File(entry, 'tree/bin'), bin]].each { from, to ->
    (from.listFiles() as List).findAll { !(it.name in ['bin', 'clang']) }.each {
      Files.createSymbolicLink(new File(to, it.name).toPath(), it.toPath())
    }
  }
  new File(bin, 'clang').text = clang
  assert new File(bin, 'clang').setExecutable(true)
}
// It is no longer what was published: set aside, said once, and assembled again by the build that follows.
true
