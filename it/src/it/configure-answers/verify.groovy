scenario = evaluate(new File(shared, 'scenario.groovy'))

def shipped = new File(shared, '../../../toolchain/src/main/resources/answers').listFiles().sort()
assert shipped*.name == ['cpython-3.13.5-i686-linux-gnu.cache', 'cpython-3.13.5-i686-nanvix-hosted.cache',
    'cpython-3.13.5-x86_64-linux-musl.cache', 'cpython-3.13.5-x86_64-nanvix-hosted-shared.cache', 'cpython-3.13.5-x86_64-nanvix-hosted.cache',
    'libffi-3.4.4-i686-linux-gnu.cache', 'libffi-3.4.4-i686-nanvix-hosted.cache', 'libffi-3.4.4-x86_64-nanvix-hosted-shared.cache',
    'libffi-3.4.4-x86_64-nanvix-hosted.cache']
shipped.each { answers ->
  def project = answers.name.replaceFirst(/-.*/, '') + (answers.name.contains('linux-gnu') ? '-gnu' :
      answers.name.contains('-shared') ? '-shared' : answers.name.contains('x86_64-nanvix') ? '-wide' : '')
  def found = scenario.file("$project/target/nanvix/answers/${answers.name}")
  // Where this fails after a pin, a recipe or a toolchain was changed: the file that was found is the new one to ship.
  assert found.readLines() == answers.readLines()
  assert found.bytes == answers.bytes
}
// No warning that a configure script which is given its answers makes other files.
assert !scenario.runs()[0].contains('are not kept')
assert scenario.made('configure-answers').size() == 9
true
