scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()

def archive = 'd66c56ad259a82cf2a9dfc408b32bf5da52371500b84745f7fb8b645712df676'
def unpacked = scenario.entry(scenario.mainStore, 'source', "archive = sha256:$archive")
scenario.directory('target')
scenario.run(['cp', '-r', "$unpacked/tree", scenario.file('target/libffi')])

// An unchanged copy is the archive's content: all that the main job has made of that serves.
assert scenario.steps(scenario.maven('verify', log: 'unchanged').succeeds().text).every { it.value == 'reused' }

// With one file more it is compiled, and then the same as what the main job has made of the archive.
scenario.write('target/libffi/notes.txt', 'Mine.\n')
def steps = scenario.steps(scenario.maven('verify').succeeds().text)
assert steps['libffi 3.4.4 source'] ==~ /.* s/
assert steps['libffi 3.4.4 static library'] ==~ /.* s/
assert steps['libffi 3.4.4 shared library'] == 'reused'
def port = new File(localRepositoryPath,
    "io/github/nanvix/ports/libffi/$mainVersion/libffi-$mainVersion-i686-nanvix-hosted.tar.gz")
// All but what says where its source is from.
def members = { File packed, String name ->
  def to = scenario.directory("target/$name")
  scenario.run(['tar', '-xf', packed, '-C', to])
  scenario.run(['sh', '-c', 'cd "$0" && find . -type f ! -name "*.component.json" -exec sha256sum {} + | sort', to]).readLines()
}
def own = members(scenario.file('target/libffi-3.4.4-i686-nanvix-hosted.tar.gz'), 'own')
assert own.size() > 5
assert own == members(port, 'main')

scenario.write('target/libffi/.git/HEAD', 'ref: refs/heads/main\n')
scenario.file('target/libffi/src/prep_cif.c').lastModified = System.currentTimeMillis()
true
