scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
// The source is where the lock file says, and is what its pin says.
scenario.tiny(locators: ['nanvix-asset = "tiny-source.tar.gz"'])
scenario.write('nanvix.toml', '''\
    [package]
    name = "tiny"
    version = "1.0"
    nanvix-version = "latest"
    maintainer = "somebody"

    [builds.matrix]
    platforms = ["microvm"]
    modes = ["standalone"]
    memory = ["128mb", "256mb"]
    '''.stripIndent())
scenario.write('nanvix.lock', """\
    [metadata]
    manifest-hash = "sha256:${scenario.sha256(scenario.file('nanvix.toml'))}"
    nanvix-zutil-version = "0.16.3"

    [[package]]
    name = "nanvix"
    repo = "nanvix/nanvix"
    kind = "sysroot"
    ref-kind = "tag"
    ref-value = "latest"
    resolved-tag = "v0.21.22"
    resolved-commitish = "c0d53673608aa40435a7966fb4d13941fc0f807e"
    release-id = 1

    [[package.assets]]
    name = "tiny-source.tar.gz"
    url = "${scenario.file('archives/tiny-1.0.tar.gz').toURI()}"
    """.stripIndent())
true
