// What the scenarios' scripts have in common; use: scenario = evaluate(new File(shared, 'scenario.groovy'))

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.security.MessageDigest
import java.util.concurrent.TimeUnit

/** One Maven run: a child process, or a call that has ended. */
class Run {
  final Process process
  final File log
  private final int code

  Run(Process process, File log, int code = 0) {
    this.process = process
    this.log = log
    this.code = code
  }

  String getText() { log.text }

  /** Waits for the end, on the slowest machine, too; the exit code. */
  int await(int seconds = 1800) {
    if (process == null) return code
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly()
      throw new AssertionError("Maven did not end within $seconds s:\n$text" as Object)
    }
    process.exitValue()
  }

  Run succeeds() {
    if (await() != 0) throw new AssertionError("Maven failed:\n$text" as Object)
    this
  }

  Run fails() {
    if (await() == 0) throw new AssertionError("Maven succeeded:\n$text" as Object)
    this
  }

  /** Sends a signal to Maven, or with "-" to the whole process group that it leads. */
  void signal(String name, String group = '') {
    // The shell's own kill: a small machine lacks the program of that name.
    assert new ProcessBuilder('sh', '-c', "kill -$name $group${process.pid()}").start().waitFor() == 0
  }
}

/** A scenario's project, its own store beside the main job's, and a port that builds in no time. */
class Scenario {
  final File basedir
  final File mainStore
  final File store
  File mavenHome
  Object calls
  private final File shared
  private final File localRepository
  private final String mainVersion
  private final String runner

  Scenario(File basedir, File mainStore, String mainVersion, File localRepository, File shared, String runner) {
    this.basedir = basedir
    this.mainStore = mainStore
    this.store = new File(basedir, 'target/store')
    this.mainVersion = mainVersion
    this.localRepository = localRepository
    this.shared = shared
    this.runner = runner
    // verify.groovy runs after a prepare.groovy that failed; what it would find then is not the point.
    def log = file('build.log')
    def fault = log.exists() ? log.readLines().find { it.startsWith('Error executing pre-build hook: ') } : null
    if (fault) throw new AssertionError("prepare.groovy failed, see build.log. $fault" as Object)
  }

  File file(String path) { new File(basedir, path) }

  File directory(String path) {
    def made = file(path)
    assert made.isDirectory() || made.mkdirs()
    made
  }

  // ---- the store

  /** Kinds that the main job's store holds; the own store gets links to its entries, and keeps what it makes. */
  void linkStore(List kinds = ['component', 'toolchain', 'host-tools', 'licenses', 'loading-program'], Closure wanted = { true }) {
    linkEntries(store, kinds, wanted)
  }

  private void linkEntries(File to, List kinds, Closure wanted) {
    kinds.each { kind ->
      def entries = new File(mainStore, kind).listFiles({ it.directory } as FileFilter) ?: []
      assert entries, "The main job has left no $kind in $mainStore"
      def own = new File(to, kind)
      assert own.directory || own.mkdirs()
      entries.findAll(wanted).findAll { !new File(own, it.name).exists() }.each {
        Files.createSymbolicLink(new File(own, it.name).toPath(), it.toPath())
      }
    }
  }

  /** Everything that the main job has made, the scenario's own work apart from it, also where somebody once did that work in this store. */
  void linkWholeStore() {
    linkStore(mainStore.listFiles({ it.directory } as FileFilter)*.name - ['history', 'locks', 'tmp', 'users', 'work'],
        { !new File(it, 'inputs.txt').text.contains('tiny') })
  }

  /** Deletes a directory and, unlike Groovy's deleteDir, nothing that its links lead to: that is the main job's store. */
  void delete(File directory) {
    run(['rm', '-rf', directory])
  }

  /** The entries of a kind that this scenario has made itself. */
  List<File> made(String kind) {
    (new File(store, kind).listFiles() ?: []).findAll { !Files.isSymbolicLink(it.toPath()) }
  }

  /** An entry of a store whose inputs have that line. */
  static File entry(File store, String kind, String input) {
    def found = (new File(store, kind).listFiles() ?: []).find {
      new File(it, 'inputs.txt').readLines().contains(input)
    }
    assert found, "There is no $kind with \"$input\" in $store"
    found
  }

  /** Nobody has written into the entries of a kind that this scenario has made itself. */
  void assertAsPublished(String kind) {
    assert made(kind)
    made(kind).each { entry ->
      def listed = new File(entry, 'manifest.txt').readLines().drop(1).collect { it.split('\t').last() }
      def tree = new File(entry, 'tree').toPath()
      def found = Files.walk(tree).filter { !Files.isDirectory(it) }.map { tree.relativize(it) as String }.toList()
      assert found.toSorted() == listed.toSorted(), entry
    }
  }

  /** Nothing half-made lies where a later build could take it for finished. */
  void assertNothingIncoming() {
    def left = (new File(store, 'tmp').list() ?: []).findAll { !it.startsWith('probe-') }
    assert !left
  }

  // ---- the tiny port

  /** Packs the port's source, and pins it and its recipe in the project. */
  void tiny(Map options = [:]) {
    def archive = pack('tiny-1.0', 'archives/tiny-1.0.tar.gz', options.source ?: new File(shared, 'tiny/source'))
    pin(archive, options.sha256 ?: sha256(archive), options.locators ?: ["url = \"${archive.toURI()}\""])
    def recipe = new File(shared, 'tiny/tiny.toml').text.replace('@make@', options.hindrance
        ? "\"HINDRANCE=${options.hindrance}\"" : '')
    write('src/nanvix/recipes/tiny.toml', recipe)
    write('src/nanvix/recipes/tiny/tiny_test.c', new File(shared, 'tiny/tiny_test.c').text)
  }

  /** The tiny port, whose make waits as long as target/gate exists; target/journal has a line for each time. */
  void hinderedTiny() {
    tiny(hindrance: "sh ${new File(shared, 'tiny/hindrance.sh').canonicalPath} ${directory('target')}")
    write('target/gate', '')
  }

  /** A POM of the same project with build directory target/NAME, so that it can be built beside it, and a store. */
  String variant(String name, File store) {
    def pom = file("$name-pom.xml")
    pom.text = file('pom.xml').text
        .replace('${project.build.directory}/store', store.path)
        .replace('<build>', "<build>\n    <directory>\${project.basedir}/target/$name</directory>")
    pom.name
  }

  /** The project's archive is, byte for byte, what a build in a store of its own makes. */
  void assertSameAsInFreshStore() {
    def fresh = file('target/fresh/store')
    linkEntries(fresh, ['component', 'toolchain', 'host-tools'], { true })
    maven('package', '-f', variant('fresh', fresh), log: 'fresh').succeeds()
    def name = 'tiny-1.0-i686-nanvix-hosted.tar.gz'
    assert sha256(file("target/$name")) == sha256(file("target/fresh/$name"))
  }

  /** A tar.gz of a directory under another name. */
  File pack(String name, String path, File content) {
    def archive = file(path)
    archive.parentFile.mkdirs()
    run(['tar', '-czf', archive, '--owner=0', '--group=0', '--mtime=2026-01-01', '--sort=name',
         "--transform=s,^[.],$name,", '-C', content, '.'])
    archive
  }

  /** Writes sources/tiny.toml. */
  void pin(File archive, String sha256, List locators) {
    write('src/nanvix/sources/tiny.toml', """\
        default = "1.0"
        [version."1.0"]
        file = "${archive.name}"
        sha256 = "$sha256"
        """.stripIndent() + locators.collect { "[[version.\"1.0\".locator]]\n$it\n" }.join(''))
  }

  void write(String path, String text) {
    def file = file(path)
    file.parentFile.mkdirs()
    file.text = text
  }

  static String sha256(File file) {
    MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex().toString()
  }

  /** Puts the main job's libffi, changed, into the local repository as io.github.nanvix.it:NAME:1. */
  void installPort(String name, Closure change) {
    def version = mainVersion
    def tree = directory("target/$name")
    run(['tar', '-xzf', new File(localRepository,
        "io/github/nanvix/ports/libffi/$version/libffi-$version-i686-nanvix-hosted.tar.gz"), '-C', tree])
    change(new File(tree, 'sysroot'))
    def installed = new File(installedPort(name), '1')
    assert installed.isDirectory() || installed.mkdirs()
    run(['tar', '-czf', new File(installed, "$name-1-i686-nanvix-hosted.tar.gz"), '-C', tree, 'sysroot'])
    new File(installed, "$name-1.pom").text = """\
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>io.github.nanvix.it</groupId>
          <artifactId>$name</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
        </project>
        """.stripIndent()
  }

  /** Takes it out again. */
  void uninstallPort(String name) {
    delete(installedPort(name))
  }

  private File installedPort(String name) { new File(localRepository, "io/github/nanvix/it/$name") }

  /** Unpacks the image of CPython that the main job has installed; its sysroot. */
  File unpackImage(String name = 'image') {
    def tree = directory("target/$name")
    run(['tar', '-xzf', new File(localRepository,
        "io/github/nanvix/ports/cpython/$mainVersion/cpython-$mainVersion-i686-nanvix-hosted.tar.gz"), '-C', tree])
    new File(tree, 'sysroot')
  }

  // ---- Maven and other programs

  /** The build log of the invoker, one text for each of its runs. */
  List<String> runs() {
    file('build.log').text.split(/(?m)^(?=.*Scanning for projects\.\.\.)/).drop(1) as List
  }

  /**
   * Runs Maven in the project, or in another directory, until it ends. With process: true, an environment or a program that
   * starts it, it is a process of its own, which still runs; otherwise a directory's calls share one Java machine.
   */
  Run maven(Map options = [:], String... arguments) {
    def log = file("target/${options.log ?: 'maven'}.log")
    log.parentFile.mkdirs()
    def directory = options.directory ?: basedir
    List<String> all = ['-B', "-Dmaven.repo.local=$localRepository", "-Dnanvix.runner=$runner", *arguments]*.toString()
    // Maven's loggers keep the level that they were made with.
    if (!options.process && !options.environment && !options.under && !all.any { it in ['-q', '-X'] }) {
      return new Run(null, log, calls.call(directory, all, log))
    }
    // A shell that starts builds in the background has SIGINT ignored, and that is inherited.
    def command = ['env', '--default-signal=INT', *(options.under ?: []), new File(mavenHome, 'bin/mvn').path, *all]
    def builder = new ProcessBuilder(command*.toString()).directory(directory).redirectErrorStream(true).redirectOutput(log)
    builder.environment().putAll(calls.environment + (options.environment ?: [:]))
    new Run(builder.start(), log)
  }

  /** The command line that starts a program of the target: on its own, or under what the main job has found. */
  List targets(List program) {
    def emulator = getEmulator()
    emulator ? [emulator, *program] : program
  }

  /** The program that runs the target's programs on this machine; empty where the kernel does. */
  String getEmulator() {
    def found = new File(shared, '../../target/nanvix/runner.json')
    assert found.file, "The main job has left no $found"
    new JsonSlurper().parse(found).emulator
  }

  /** Runs a program that must succeed; what it printed. */
  String run(List command, File directory = basedir) {
    def process = new ProcessBuilder(command*.toString()).directory(directory).redirectErrorStream(true).start()
    process.outputStream.close()
    def output = process.inputStream.text
    assert process.waitFor() == 0, "${command.join(' ')}\n$output"
    output
  }

  /** The processes of build steps in this scenario's store. */
  List<Long> stepProcesses() {
    def mark = "NANVIX_STEP=${store.canonicalPath}/"
    new File('/proc').list().findAll { it.isLong() }.findAll {
      try {
        new File("/proc/$it/environ").getText('ISO-8859-1').split('\0').any { it.startsWith(mark) }
      } catch (IOException e) {
        false // It has ended, or is somebody else's.
      }
    }*.toLong()
  }

  /** Ends what a failed scenario would leave running. */
  void killSteps() {
    stepProcesses().each { ProcessHandle.of(it).ifPresent { handle -> handle.destroyForcibly() } }
  }

  /** Waits until something holds. */
  static void await(String what, int seconds = 600, Closure condition) {
    def deadline = System.nanoTime() + seconds * 1_000_000_000L
    while (!condition()) {
      assert System.nanoTime() < deadline, "After $seconds s: not $what"
      sleep(50)
    }
  }

  // ---- what was said

  /** The text holds each of these, in this order. */
  static void says(String text, String... expected) {
    int from = 0
    expected.each {
      int at = text.indexOf(it, from)
      if (at < 0) {
        // Not a power assertion, which would show the text again and again.
        throw new AssertionError("Not said, or not here: \"$it\"\n${text.replaceAll(/(?m)^\s+at .*\n/, '')}" as Object)
      }
      from = at + it.length()
    }
  }

  /** What the console says of each step: title to outcome. */
  static Map<String, String> steps(String text) {
    text.readLines().collectEntries {
      def matcher = it =~ /^\[INFO\] (?:\[stdout\] )?(\S.*?) \.{3,} (reused|[0-9.]+ s)$/
      matcher ? [matcher[0][1], matcher[0][2]] : [:]
    }
  }
}

new Scenario(basedir, new File(mainStore), mainVersion, localRepositoryPath, new File(shared), runner).tap {
  mavenHome = new File(owner.mavenHome)
  calls = owner.evaluate(new File(shared, 'calls.groovy'))
}
