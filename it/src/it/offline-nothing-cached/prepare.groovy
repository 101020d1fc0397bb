scenario = evaluate(new File(shared, 'scenario.groovy'))

// Of the toolchain only what is a Maven artifact, so that the first Debian package is missed.
scenario.linkStore(['component']) { new File(it, 'inputs.txt').text.contains('= bin/clang') }
scenario.linkStore(['host-tools'])

scenario.write('src/uncached/components/llvm-20.1.7.toml', """\
    file = "absent.jar"
    sha256 = "${'0' * 64}"

    [[locator]]
    maven = "io.github.nanvix.it:absent:jar:1"

    [select]
    "bin" = "bin"
    """.stripIndent())
true
