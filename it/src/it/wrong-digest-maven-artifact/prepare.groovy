scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore(['component', 'host-tools'])
scenario.tiny()

// A small artifact that is in every local repository that can run this, in the place of a component nobody misses.
def coordinates = "io.github.nanvix:nanvix-toolchain:jar:$mainVersion"
def jar = new File(localRepositoryPath,
    "io/github/nanvix/nanvix-toolchain/$mainVersion/nanvix-toolchain-${mainVersion}.jar")
def actual = scenario.sha256(jar)
def pin = { String sha256 ->
  scenario.write('src/nanvix/components/linux-headers-6.1.4-i386.toml', """\
      file = "nanvix-toolchain.jar"
      sha256 = "$sha256"

      [[locator]]
      maven = "$coordinates"

      [select]
      "io/github/nanvix/toolchain/c/nanvix_loader.h" = "sysroot/usr/include/nanvix_loader.h"
      """.stripIndent())
}
def pinned = actual.reverse()
pin(pinned)

def refused = scenario.maven('verify').fails()
scenario.says(refused.text, "Digest of \"nanvix-toolchain.jar\" is wrong: expected sha256:$pinned, got sha256:$actual,",
    "from Maven artifact $coordinates. Delete \"$jar\"",
    'or correct sha256 in components/linux-headers-6.1.4-i386.toml (line 2).')
assert !scenario.made('component')
assert !scenario.made('toolchain')
scenario.assertNothingIncoming()

pin(actual)
true
