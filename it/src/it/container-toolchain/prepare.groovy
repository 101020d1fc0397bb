scenario = evaluate(new File(shared, 'scenario.groovy'))
engine = evaluate(new File(basedir, 'engine.groovy')).in(scenario.file('target/engine'))
// Copies: what a link leads to is not seen in a container.
scenario.directory('target/store')
['source', 'host-tools'].each { scenario.run(['cp', '-a', new File(mainStore, it), scenario.store]) }
def components = new File(mainStore, 'component').canonicalFile
components.listFiles().find { scenario.emulator?.startsWith("$it/") }?.with {
  scenario.run(['cp', '-a', it, scenario.directory('target/store/component')])
}

// What an SDK's image has: the toolchain, what the toolchain says of itself, and what builds call besides.
def image = scenario.directory('target/image')
def hosted = new File(scenario.entry(new File(mainStore), 'toolchain', 'triple = i686-nanvix-hosted'), 'tree')
scenario.directory('target/image/opt')
scenario.run(['cp', '-a', hosted, new File(image, 'opt/nanvix')])
[true, false].each {
  new File(image, "opt/nanvix/sdk-${it}.json").text = """{"features": {"dynamic_loader": $it}}\n"""
}
def tools = new File(mainStore, 'host-tools').listFiles()[0]
new File(tools, 'tree').list().each { engine.addProgram(image, it) }
new File(hosted, 'bin').listFiles().findAll { !it.name.endsWith('.cfg') }.each { engine.addLibraries(image, it) }
scenario.run(['ln', '-s', 'usr/bin', new File(image, 'bin')])
def reference = engine.load('nanvix-sdk', image)
scenario.delete(image)
def empty = engine.load('emptied', scenario.directory('target/empty'))
scenario.write('target/references', "$reference\n$empty\n")

// The hosted toolchain's pin with the image in the place of its components.
def pin = new File(shared, '../../../toolchain/src/main/resources/toolchains/i686-nanvix-hosted.toml').text
    .replace('"i686-nanvix-hosted"', '"i686-nanvix-image"')
    .replaceAll(/(?m)^components = .*$/, 'components = ["sdk"]')
    .replaceAll(/(?ms)^driver-flags = \[.*?^\]$/, '')
    .replace('[link-model]', '[link-model]\nsdk-manifest = "nanvix-sdk.json"')
scenario.write('src/nanvix/toolchains/i686-nanvix-image.toml', pin)
scenario.write('src/nanvix/components/sdk.toml', """\
    kind = "container"
    image = "$reference"
    bin = "/opt/nanvix/bin"
    [select]
    "opt/nanvix/sdk-true.json" = "nanvix-sdk.json"
    """.stripIndent())

// No network but the loopback, nothing to write to but the step's own directories, and no other user.
def user = scenario.run(['id', '-u']).trim()
scenario.tiny(hindrance: 'grep -c : /proc/net/dev | grep -qx 1 && ! touch /opt/nanvix/x && ! touch '
    + "${scenario.store}/x && id -u | grep -qx $user")
true
