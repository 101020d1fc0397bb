engine = evaluate(new File(basedir, 'engine.groovy')).in(new File(basedir, 'target/engine'))
try {
  scenario = evaluate(new File(shared, 'scenario.groovy'))
  def (reference, empty) = scenario.file('target/references').readLines()

  def text = scenario.runs()[0]
  scenario.says(text, 'TINY_PASS')
  assert !scenario.file('target/store/x').exists()
  assert engine.containers() == []

  // Bit by bit what the same compiler makes outside, for the main job; a configure script takes a minute of containers.
  if (tier == 'long') {
    scenario.says(scenario.maven('verify', '-Dport=libffi', log: 'libffi').succeeds().text, 'FFI_TEST_PASS')
    scenario.run(['tar', '-xzf', new File(localRepositoryPath, 'io/github/nanvix/ports/libffi/'
        + "$mainVersion/libffi-$mainVersion-i686-nanvix-hosted.tar.gz"), '-C', scenario.directory('target/outside')])
    ['lib/libffi.a', 'lib/libffi.so'].each {
      assert scenario.sha256(scenario.file("target/sysroot/$it")) == scenario.sha256(scenario.file("target/outside/sysroot/$it"))
    }
  }

  // All that a build has started is gone when the build is, whoever ends it.
  def gate = new File(scenario.store, 'gate')
  scenario.tiny(hindrance: "test ! -e $gate || sleep 600")
  def sleeps = {
    try {
      new File("/proc/$it/cmdline").text.startsWith('sleep')
    } catch (IOException e) {
      false // It has ended.
    }
  }
  def kill = { String signal ->
    gate.text = ''
    def build = scenario.maven('verify', log: "killed-$signal", process: true)
    scenario.await('waiting in a container') {
      scenario.stepProcesses().any(sleeps)
    }
    assert engine.containers().any { it.startsWith('nanvix-') }
    build.signal(signal)
    build.fails()
  }
  kill('TERM')
  assert engine.containers() == []
  assert scenario.stepProcesses() == []
  // After SIGKILL nobody is left to do it, but whoever makes the same step again.
  kill('KILL')
  gate.delete()
  scenario.says(scenario.maven('verify', log: 'again').succeeds().text, 'TINY_PASS')
  scenario.await('without a container') { engine.containers() == [] }
  assert scenario.stepProcesses() == []

  def refused = { String log, String file, String from, String to ->
    def pin = scenario.file("src/nanvix/$file")
    def before = pin.text
    assert before.contains(from)
    pin.text = before.replace(from, to)
    try {
      scenario.maven('verify', '-o', log: log).fails().text
    } finally {
      pin.text = before
    }
  }
  def digest = reference.replaceFirst('.*@', '')
  def other = 'sha256:' + digest.substring(7).reverse()
  scenario.says(refused('digest', 'components/sdk.toml', digest, other),
      "Image \"localhost/nanvix-sdk@$other\" is not on this machine; expected $other, found $digest under that name.")
  scenario.says(refused('tag', 'components/sdk.toml', "@$digest", ':latest'),
      'Key "image" in "components/sdk.toml" (line 2, column 1): "localhost/nanvix-sdk:latest" has no digest; a tag can be moved')
  scenario.says(refused('empty', 'components/sdk.toml', reference, empty),
      "Image \"$empty\" (", 'cannot run a shell: ', 'Expected a shell, make, and in "/opt/nanvix/bin" the tools of toolchain')
  scenario.says(refused('version', 'toolchains/i686-nanvix-image.toml', 'clang version 20.1.7', 'clang version 22.1.8'),
      'answered "clang version 20.1.7', 'expected "clang version 22.1.8"')
  scenario.says(refused('no-loader', 'components/sdk.toml', 'sdk-true', 'sdk-false'),
      'cannot make libtiny.so: its nanvix-sdk.json says features.dynamic_loader = false')
  assert engine.containers() == []
} finally {
  engine.remove()
}
true
