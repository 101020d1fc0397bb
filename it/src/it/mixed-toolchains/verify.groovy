scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.uninstallPort('libffi-of-another-toolchain')

scenario.says(scenario.runs()[0],
    'Port "libffi" (libffi-of-another-toolchain-1-i686-nanvix-hosted.tar.gz) was built with toolchain '
        + "${context.id.reverse()}, this build uses $context.id (\"i686-nanvix-hosted\").",
    'Build the port again with the same toolchain and install it.')
assert !scenario.made('python-build')
true
