scenario = evaluate(new File(shared, 'scenario.groovy'))

def readme = new File(shared, '../../../README.md').text
['libffi', 'cpython'].each { assert readme.contains("```xml\n${scenario.file("$it/pom.xml").text}```" as String), it }

def triple = 'i686-nanvix-hosted'
def installed = new File(localRepositoryPath, 'org/example/ports')
def archive = { File repository, String name ->
  new File(repository, "$name/1.0-SNAPSHOT/$name-1.0-SNAPSHOT-${triple}.tar.gz")
}
/** What ran in a project: the goals in their order, without their plugins' names and versions. */
def goals = { String text, String project ->
  text.findAll(/(?m)^\[INFO\] --- \S+:([\w-]+) \(default-[\w-]+\) @ (\S+) ---$/) { it[2] == project ? it[1] : null }.findAll()
}

def log = scenario.runs()[0]
assert goals(log, 'libffi') == ['toolchain', 'sources', 'static-library', 'shared-library', 'stage', 'package', 'smoke', 'install']
assert goals(log, 'cpython') == ['toolchain', 'sources', 'rewrite-setup', 'python', 'stage', 'verify', 'package', 'smoke', 'report', 'install']
scenario.says(log, 'FFI_TEST_PASS', 'everything will load', 'STEP_1', 'STEP_2', 'STEP_3', 'STEP_4', 'STEP_5',
    'STEP_6 ffi_call via callback returned 42', 'CTYPES_CHAIN_PASS', 'net saving')
// All but the page, which the main job makes with its baselines; and it has the same bytes.
assert scenario.steps(log).every { it.value == 'reused' || it.key.endsWith(' report') }
['report.html', 'report.json', 'report.md', 'graph.mmd', 'graph.dot'].each {
  def page = scenario.file("cpython/target/nanvix/$it")
  assert page.length() < 1_000_000, it
  assert page.text == new File(shared, "../../cpython/target/nanvix/$it").text, it
}

// A packaging makes what executions make, and nothing beside it.
['libffi', 'cpython'].each { name ->
  def main = new File(localRepositoryPath, "io/github/nanvix/ports/$name/$mainVersion/$name-$mainVersion-${triple}.tar.gz")
  assert scenario.sha256(archive(installed, name)) == scenario.sha256(main)
  assert new File(installed, "$name/1.0-SNAPSHOT").list().findAll { it.startsWith(name) }.toSorted() ==
      [*(name == 'cpython' ? ['-dev.tar.gz'] : []), '-native.buildinfo', '-native.intoto.json', '.cdx.json', '.spdx.json', '.tar.gz']
          .collect { "$name-1.0-SNAPSHOT-${triple}$it" as String } + ["$name-1.0-SNAPSHOT.pom" as String]
}

// What the archives were made of: installed, the same in another run, project and store, and silent about this machine.
def buildInfo = { String name ->
  new File(installed, "$name/1.0-SNAPSHOT/$name-1.0-SNAPSHOT-${triple}-native.buildinfo")
}
def told = ['libffi', 'cpython'].collectEntries { [it, buildInfo(it).text] }
told.each { name, text ->
  def info = new Properties()
  info.load(new StringReader(text))
  assert info['buildinfo.version'] == '1.0-nanvix'
  assert info['outputs.0.checksums.sha256'] == scenario.sha256(archive(installed, name))
  assert info['outputs.0.length'] == archive(installed, name).length() as String
  assert info['artifact-id'] == name
  assert info['commands.environment.PATH'] == '{toolchain}/bin:{host-tools}'
  [mainStore, basedir, localRepositoryPath, System.getProperty('user.home') + '/'].each {
    assert !text.contains(it as String), it
  }
  def machine = scenario.file("$name/target/nanvix/machine.txt").text
  scenario.says(machine, "os.version = ${System.getProperty('os.version')}", 'program.make = /')
}
def lines = { String text -> text.readLines().findAll { !(it =~ /^(group-id|version)=/) } }
told.each { name, text ->
  assert lines(text) == lines(new File(localRepositoryPath,
      "io/github/nanvix/ports/$name/$mainVersion/$name-$mainVersion-${triple}-native.buildinfo").text)
}
assert told.cpython.contains("port.libffi.archive=sha256:${scenario.sha256(archive(installed, 'libffi'))}")
scenario.maven('install', "-Dnanvix.store=$scenario.store", '-T2', log: 'again').succeeds()
['libffi', 'cpython'].each { assert buildInfo(it).text == told[it] }

// Alone, with the installed port.
def store = "-Dnanvix.store=$scenario.store"
def cpython = scenario.file('cpython')
def verified = scenario.maven('nanvix:verify', store, directory: cpython, log: 'verify').succeeds().text
scenario.says(verified, ':verify (default-cli) @ cpython', 'everything will load')

def skipped = scenario.maven('install', '-Dnanvix.skip', log: 'skip').succeeds().text
assert skipped.findAll(/(?m)^\[INFO\] Skipped\.$/).size() == 16

// Deployed, and then by a build that has nothing of it.
def deployed = scenario.file('target/deployed')
def deploy = scenario.maven('deploy', store, "-DaltDeploymentRepository=there::${deployed.toURI()}", log: 'deploy').succeeds().text
assert goals(deploy, 'libffi').takeRight(2) == ['install', 'deploy']
assert goals(deploy, 'cpython').takeRight(2) == ['install', 'deploy']
assert new File(deployed, 'org/example/ports/cpython/1.0-SNAPSHOT').list().findAll { it ==~ /cpython-.*\.(pom|gz|buildinfo)/ }.size() == 4
scenario.delete(installed)
def consumer = scenario.file('cpython/consumer-pom.xml')
consumer.text = scenario.file('cpython/pom.xml').text.replace('<build>',
    "<repositories><repository><id>there</id><url>${deployed.toURI()}</url></repository></repositories>\n  <build>")
def consumed = scenario.maven('verify', store, '-f', consumer.name, directory: cpython, log: 'consumer').succeeds().text
scenario.says(consumed, 'CTYPES_CHAIN_PASS')
assert archive(installed, 'libffi').parentFile.list().any { it ==~ /libffi-1\.0-.*-${triple}\.tar\.gz/ }
scenario.delete(installed)
true
