scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore(['component', 'host-tools'])
scenario.tiny()

// A package of our own, with the headers of the real one, in the place of one of the pinned.
def headers = scenario.entry(scenario.mainStore, 'component', 'select.usr/i686-linux-gnu/include = sysroot/usr/include')
def data = scenario.pack('.', 'target/data.tar.gz', new File(headers, 'tree/sysroot'))
def right = new ByteArrayOutputStream()
right << '!<arch>\n'
[['debian-binary', '2.0\n'.bytes], ['data.tar.gz', data.bytes]].each { name, bytes ->
  right << String.format('%-16s%-12d%-6d%-6d%-8s%-10d`\n', name, 0, 0, 0, '100644', bytes.length)
  right << bytes
  if (bytes.length % 2) right << '\n'
}
def mirrored = new File(scenario.directory('target/mirror/pool/main/h/headers'), 'headers_1_all.deb')
mirrored.bytes = right.toByteArray()
def digest = scenario.sha256(mirrored)
scenario.write('src/nanvix/components/linux-headers-6.1.4-i386.toml', """\
    file = "headers_1_all.deb"
    sha256 = "$digest"
    size = ${mirrored.length()}

    [[locator]]
    debian-pool = "pool/main/h/headers/headers_1_all.deb"

    [select]
    "usr/include" = "sysroot/usr/include"
    """.stripIndent())

def refused = { byte[] content, String... expected ->
  mirrored.bytes = content
  scenario.says(scenario.maven('verify').fails().text, *expected)
  assert !scenario.made('component')
  assert !scenario.made('toolchain')
  scenario.assertNothingIncoming()
}
def other = right.toByteArray()
other[other.length - 9] ^= 1
refused(other, 'Digest of "headers_1_all.deb" is wrong: expected sha256:' + digest + ', got sha256:',
    'from the Debian mirror of this machine (headers_1_all.deb)',
    'correct sha256 in components/linux-headers-6.1.4-i386.toml (line 2).')
refused(Arrays.copyOf(other, 5000), '"headers_1_all.deb" cannot be fetched: the Debian mirror of this machine',
    "truncated: expected ${other.length} bytes, got 5000 bytes", 'Check the network and the proxy settings')

mirrored.bytes = right.toByteArray()
def text = scenario.maven('verify').succeeds().text
assert scenario.steps(text)['toolchain i686-nanvix-hosted'] ==~ /.* s/
true
