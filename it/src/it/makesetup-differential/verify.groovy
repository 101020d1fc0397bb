import java.util.concurrent.Callable
import java.util.concurrent.Executors

scenario = evaluate(new File(shared, 'scenario.groovy'))
plugin = new File(shared, '../../../nanvix-maven-plugin/target').canonicalFile

// Makesetup runs in both shells that /bin/sh usually is; each reads some backslashes in its own way.
shells = ['dash', 'bash'].findAll { shell -> ['/bin', '/usr/bin'].any { new File(it, shell).canExecute() } }
assert shells, 'There is neither dash nor bash on this machine.'

// The main job's store has the default version; the other is fetched, as for any build, unless it is there as well.
scenario.linkStore(['source'])
File source(String version) {
  def found = scenario.store.listFiles().find { it.name == 'source' }.listFiles().find {
    def patchlevel = new File(it, 'tree/Include/patchlevel.h')
    patchlevel.exists() && patchlevel.text.contains("\"$version\"")
  }
  found ? new File(found, 'tree') : null
}
if (!source('3.11.2')) {
  scenario.maven("io.github.nanvix:nanvix-maven-plugin:$mainVersion:sources", '-Dnanvix.version=3.11.2',
      "-Dnanvix.store=$scenario.store", log: 'sources').await()
}

/** Starts a comparison; it fails on any difference, and then shows the files and the seed. */
pool = Executors.newFixedThreadPool(Runtime.runtime.availableProcessors())
running = [:].asSynchronized()
void compare(String what, String version, String shell, Object... arguments) {
  def makesetup = version == '3.15.0' ? later : new File(source(version), 'Modules/makesetup')
  def work = scenario.directory("target/work/${running.size()}")
  def command = [new File(System.getProperty('java.home'), 'bin/java'), '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC', '-cp', "$plugin/classes:$plugin/test-classes",
      'io.github.nanvix.maven.cpython.setup.MakesetupComparison', what, makesetup, version, shell, work, *arguments]
  running[[what, version, shell, *arguments]*.toString()] = pool.submit({ scenario.run(command) } as Callable)
}

// ---- CPython's own files, as configure makes them

def configured = new File(scenario.mainStore, 'python-build').listFiles().collect { new File(it, 'tree/Modules') }
    .find { new File(it, 'Setup.stdlib').exists() }
// What configure of the main job has put for each placeholder.
def real = [source('3.13.5'), configured].collect { tree ->
  ['Setup.stdlib', 'Setup.bootstrap'].collectMany { name ->
    new File(tree, tree == configured ? name : "Modules/${name}.in").readLines()
  }
}.transpose().collectEntries { template, line ->
  def placeholder = (template =~ /@(MODULE_\w+_TRUE)@/).collect { it[1] }
  placeholder ? [placeholder[0], line.startsWith('#') ? '#' : ''] : [:]
}
assert real.values().countBy { it }.keySet() == ['', '#'] as Set
def substitutions = [all: { '' }, none: { '#' }, real: { real.getOrDefault(it, '') }]
local = scenario.file('Setup.local')
['3.13.5', '3.11.2'].eachWithIndex { version, i ->
  def setup = new File(source(version), 'Modules/Setup')
  substitutions.each { name, substitution ->
    def made = ['Setup.stdlib', 'Setup.bootstrap'].collect {
      def file = new File(scenario.directory("target/$version-$name"), it)
      file.text = new File(source(version), "Modules/${it}.in").text
          .replaceAll(/@(MODULE_\w+_TRUE)@/) { all, placeholder -> substitution(placeholder) }
          .replace('@MODULE_BUILDTYPE@', name == 'all' ? 'static' : 'shared')
          .replace('@MODULE__CTYPES_MALLOC_CLOSURE@', name == 'all' ? '_ctypes/malloc_closure.c' : '')
      assert !file.readLines().any { !it.startsWith('#') && it.contains('@') }
      file
    }
    if (tier == 'long') made.each { compare('files', version, shells[0], it) }
    // All of them, in the order of the Makefile. Makesetup starts some ten processes for each module: in the first tier the
    // main job's version as it was configured, of the other one every module.
    if (tier == 'long' || name == ['real', 'all'][i]) compare('files', version, shells.last(), local, *made, setup)
  }
  // And each shell reads one version's; an own file as it is with one of them, rewritten with the other.
  (tier == 'long' ? shells : [shells[i % shells.size()]]).each { shell ->
    compare('files', version, shell, setup)
    ['files', 'rewritten-files'].eachWithIndex { what, j ->
      if (tier == 'long' || i == j) compare(what, version, shell, local)
    }
  }
}

// ---- generated ones

// CPython 3.15 puts a line feed before each file; that is all that is new in how it reads.
later = scenario.file('target/makesetup-3.15')
later.text = new File(source('3.13.5'), 'Modules/makesetup').text
    .replace("for i in \${*-Setup}\ndo\n", "for i in \${*-Setup}\ndo\n\techo ''\n")
assert later.text.contains("\techo ''\n")
def counts = [
    ['generated', '3.13.5', 0, 900], ['generated', '3.11.2', 1, 500], ['generated', '3.13.5', 1, 500],
    ['generated', '3.15.0', 0, 150], ['rewritten-generated', '3.13.5', 0, 200], ['rewritten-generated', '3.11.2', 1, 50]]
counts.eachWithIndex { entry, i ->
  def (what, version, shell, all) = entry
  // All of them in the long run, the first of each kind in all runs.
  def count = tier == 'long' ? all : all.intdiv(20)
  compare(what, version, shells[shell % shells.size()], count, 1_000_000 * (i + 1))
}

def said = running.collectEntries { name, future -> [name, future.get()] }
pool.shutdown()
said.values().each { println it.trim() }
said.findAll { name, text -> name.last() == local.toString() }.each { name, text ->
  assert text.contains(name[0] == 'files' ? 'accepted=1, definitions=4, modules=60' : 'rewritten=1')
}
true
