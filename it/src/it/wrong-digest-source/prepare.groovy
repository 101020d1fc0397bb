scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()

// Somebody has put another file into the place of the pinned one.
def pinned = scenario.file('archives/tiny-1.0.tar.gz')
def right = pinned.bytes
def expected = scenario.sha256(pinned)
scenario.write('other/evil', 'other bytes\n')
scenario.pack('tiny-1.0', 'archives/tiny-1.0.tar.gz', scenario.file('other'))
def actual = scenario.sha256(pinned)
assert actual != expected

def refused = scenario.maven('verify').fails()
scenario.says(refused.text, "Digest of \"tiny-1.0.tar.gz\" is wrong: expected sha256:$expected, got sha256:$actual,",
    "from ${pinned.toURI()}. Ask that place for the right file, or correct sha256 in sources/tiny.toml (line 4).")
assert !scenario.made('source')
scenario.assertNothingIncoming()

pinned.bytes = right
true
