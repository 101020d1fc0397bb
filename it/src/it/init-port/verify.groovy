import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
ask = evaluate(new File(shared, 'call.groovy'))
def goal = "io.github.nanvix:nanvix-maven-plugin:$mainVersion:init-port"
def store = "-Dnanvix.store=$scenario.store"
def ports = scenario.directory('target/ports')
// In an empty directory the project would be right there.
scenario.write('target/ports/README', 'Ports.\n')

def init = { String name, String... options ->
  scenario.maven(goal, store, *options, directory: ports, log: "init-$name").succeeds().text
}
def build = { String name, String... options ->
  scenario.maven('install', store, *options, directory: new File(ports, name), log: "install-$name").succeeds().text
}
/** The smoke stub calls a function; then the same function of the shared object is called. */
def use = { String name, String library, String function, String header, String version, List others = [] ->
  def stub = new File(ports, "$name/src/nanvix/recipes/$name/${name}_test.c")
  stub.text = "#include <stddef.h>\n#include <stdio.h>\n" + (header =~ /\S+/).collect { "#include <$it>\n" }.join('') +
      "\nint main(void)\n{\n    puts($function);\n    puts(\"${name.toUpperCase()}_TEST_PASS\");\n    return 0;\n}\n"
  def text = build(name, '-o')
  scenario.says(text, version, "${name.toUpperCase()}_TEST_PASS")
  def toolchain = new File(new JsonSlurper().parse(new File(ports, "$name/target/nanvix/toolchain.json")).directory)
  others.each { scenario.run(['cp', it, new File(ports, "$name/target/sysroot/lib")]) }
  def said = ask(scenario, toolchain, new File(ports, "$name/target/sysroot/lib"), library, function.replaceAll(/\(.*/, ''))
  assert said.contains(version), "$name: $said"
}

[['libyaml', 'liby/libyaml/libyaml_0.2.5.orig.tar.gz', 'libyaml.so', 'yaml_get_version_string()', 'yaml.h', '0.2.5'],
 ['lz4', 'l/lz4/lz4_1.9.4.orig.tar.gz', 'liblz4.so', 'LZ4_versionString()', 'lz4.h', '1.9.4'],
 ['bzip2', 'b/bzip2/bzip2_1.0.8.orig.tar.gz', 'libbz2.so', 'BZ2_bzlibVersion()', 'bzlib.h', '1.0.8'],
 ['jansson', 'j/jansson/jansson_2.14.orig.tar.gz', 'libjansson.so', 'jansson_version_str()', 'jansson.h', '2.14'],
].each { name, path, library, function, header, version ->
  def text = init(name, "-Dnanvix.source=pool/main/$path")
  scenario.says(text, "wrote ${new File(ports, name)}/pom.xml", "Next: cd $name && mvn install")
  assert !text.contains('does not build'), name
  // The archive stayed in the store.
  scenario.says(build(name, '-o'), "${name.toUpperCase()}_TEST_PASS")
  use(name, library, function, header, version)
}

// Its configure script gives up without zlib, which comes with the plugin.
def png = init('libpng', '-Dnanvix.source=pool/main/libp/libpng1.6/libpng1.6_1.6.39.orig.tar.gz')
scenario.says(png, 'It needs the port "zlib"', 'Next: cd libpng && mvn install')
init('zlib', '-Dnanvix.port=zlib')
assert new File(ports, 'zlib').list().toList() == ['pom.xml']
build('zlib')
scenario.says(build('libpng'), 'LIBPNG_TEST_PASS')
assert new File(ports, 'libpng/src/nanvix/recipes/libpng.toml').text.contains('needed = ["libz.so"]')
use('libpng', 'libpng16.so', 'png_get_libpng_ver(NULL)', 'png.h', '1.6.39', [new File(ports, 'zlib/target/sysroot/lib/libz.so')])

// No file is overwritten.
def again = scenario.maven(goal, store, '-Dnanvix.port=zlib', directory: ports, log: 'again').fails().text
scenario.says(again, "${new File(ports, 'zlib/pom.xml')}\" is there already; no file is overwritten.")
true
