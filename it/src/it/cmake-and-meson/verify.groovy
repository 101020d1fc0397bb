scenario = evaluate(new File(shared, 'scenario.groovy'))
def onPath = { String name -> System.getenv('PATH').split(':').any { new File(it, name).canExecute() } }
def exported = [:]
[cmake: ['cmake'], meson: ['meson', 'ninja', 'python3']].each { project, programs ->
  def absent = programs.findAll { !onPath(it) }
  if (absent) {
    println "$project: not run, the machine has no ${absent.join(', ')}"
    return
  }
  def text = scenario.maven('verify', '-pl', project, "-Dnanvix.store=$scenario.store", log: project).succeeds().text
  assert text.contains('LZ4_TEST_PASS')
  exported[project] = scenario.run(['nm', '-D', '--defined-only', scenario.file("$project/target/sysroot/lib/liblz4.so")])
      .readLines()*.split(' ')*.last().toSorted()
  assert 'LZ4_compress_default' in exported[project]
}
// Meson hides what lz4.h does not declare.
if (exported.size() == 2) assert exported.cmake.containsAll(exported.meson)
true
