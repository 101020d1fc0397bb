scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore(['component', 'toolchain', 'host-tools', 'source'])
scenario.directory('target')
scenario.tiny(hindrance: "sh ${scenario.file('fail.sh').canonicalPath} ${scenario.file('target').canonicalPath}")
// Two interpreters of their own.
['one', 'two'].each {
  scenario.write("${it}.patch", """\
      --- /dev/null
      +++ b/Lib/failing_module_${it}.py
      @@ -0,0 +1 @@
      +word = "$it"
      """.stripIndent())
}
scenario.write('target/gate', '')

// The steps that have processes.
def commands = {
  scenario.stepProcesses().collect { pid ->
    try {
      (new File("/proc/$pid/environ").getText('ISO-8859-1') =~ /NANVIX_STEP=[^\x00]*\/work\/([^\/\x00]+)/).with { it ? it[0][1] : '' }
    } catch (IOException e) {
      ''
    }
  }.findAll().toSet()
}
def build = scenario.maven('package', under: ['sh', '-c', 'exec "$0" "$@" 2>target/errors'])
try {
  scenario.await('a step runs in the background, another waits or runs, and make runs', 300) {
    commands().size() >= 2 || !build.process.alive
  }
  assert build.process.alive : build.text
  assert scenario.file('target/gate').delete()
  scenario.says(build.fails().text, 'exit code 2', 'failing-module-failing')
  // Maven itself resets the terminal's colours there.
  assert scenario.file('target/errors').text.replace('\u001b[0m', '').trim() == ''
  assert !scenario.stepProcesses()
} finally {
  scenario.killSteps()
}
['native-interpreter', 'static-library'].each { assert !scenario.made(it) }
scenario.assertNothingIncoming()
true
