scenario = evaluate(new File(shared, 'scenario.groovy'))

def runs = scenario.runs()
def nothing = 'Nothing of it is used; check where it came from and what is selected from it.'
scenario.says(runs[0], 'Entry "tiny-1.0/../../../../outside/evil-dotdot" of archive "', 'dotdot.tar"',
    'a name that could leave the root', nothing)
scenario.says(runs[1], "Entry \"${scenario.file('target/outside/evil-absolute')}\" of archive \"", 'absolute.tar"',
    'a name that could leave the root', nothing)
scenario.says(runs[2], 'Entry "tiny-1.0/link" of archive "', 'link.tar" is a symbolic link that points to the absolute path',
    nothing)
scenario.says(runs[3], 'Entry "tiny-1.0/link" of archive "', 'through.tar" is a symbolic link that points out of the root',
    nothing)

assert !scenario.file('target/outside').list()
assert scenario.made('source').size() == 1, 'Only the honest archive may be there'
scenario.assertNothingIncoming()
scenario.says(runs[4], 'TINY_PASS')
true
