scenario = evaluate(new File(shared, 'scenario.groovy'))

def runs = scenario.runs()
def again = 'Run once without -o; afterwards everything is in the store.'
scenario.says(runs[0], '"libffi-3.4.4.tar.gz" cannot be fetched: https://', ': not asked, Maven is offline; the Debian mirror',
    ': not asked, Maven is offline.', again)
scenario.says(runs[1], '"musl-dev_1.2.3-1_i386.deb" cannot be fetched: the Debian mirror of this machine',
    ': not asked, Maven is offline.', again)
scenario.says(runs[2], '"absent.jar" cannot be fetched: Maven artifact io.github.nanvix.it:absent:jar:1: ', 'offline', again)

assert !scenario.made('source')
assert !scenario.made('component')
assert !scenario.made('toolchain')
scenario.assertNothingIncoming()
true
