// Calls of Maven in one Java machine for each directory; see MavenCalls.java.

class Calls {
  private static final int LEFT_RUNNING = 99

  private final Map environment
  private final File mavenHome
  private final File classes
  private final Map<File, Process> machines = [:]
  // A script has no end to hook into: the next one in this Java machine ends what this one has started.
  private static final String STARTED = 'scenario.machines'

  Calls(File mavenHome, File classes, Map environment) {
    this.mavenHome = mavenHome
    this.classes = classes
    this.environment = environment
    System.getProperty(STARTED, '').tokenize()*.toLong().each { pid ->
      ProcessHandle.of(pid).filter { it.parent().orElse(null) == ProcessHandle.current() }.ifPresent {
        it.destroy()
        it.onExit().join()
      }
    }
    System.clearProperty(STARTED)
  }

  /** Makes a call in a directory, and waits for its end; the exit code. */
  int call(File directory, List<String> arguments, File log) {
    def key = directory.canonicalFile
    def machine = machines.computeIfAbsent(key) { start(it) }
    try {
      def request = new DataOutputStream(new BufferedOutputStream(machine.outputStream))
      request.write(1)
      request.writeUTF(log.canonicalPath)
      request.writeInt(arguments.size())
      arguments.each { request.writeUTF(it) }
      request.flush()
    } catch (IOException e) {
      // It has ended; what it said is read below.
    }
    def besides = new StringBuilder()
    def line
    while ((line = machine.inputReader().readLine()) != null && !line.startsWith('@ended ')) besides << line << '\n'
    // Programs print to the stream that they were given. A process of its own would have had the log for it.
    if (!besides.toString().blank) log << besides
    int code = line == null ? LEFT_RUNNING : line.substring('@ended '.length()) as int
    if (code == LEFT_RUNNING) {
      throw new AssertionError("Another call cannot follow this one; use maven(process: true, …):\n${log.text}" as Object)
    }
    code
  }

  private Process start(File directory) {
    def builder = new ProcessBuilder([
        "$environment.JAVA_HOME/bin/java", *environment.MAVEN_OPTS.tokenize(), '-cp', "$mavenHome/boot/*:$classes",
        "-Dclassworlds.conf=$mavenHome/bin/m2.conf", "-Dmaven.home=$mavenHome", 'MavenCalls']*.toString())
        .directory(directory).redirectErrorStream(true)
    builder.environment().putAll(environment)
    def machine = builder.start()
    System.setProperty(STARTED, "${System.getProperty(STARTED, '')} ${machine.pid()}")
    machine
  }
}

new Calls(new File(mavenHome), new File(shared, '../../scenarios/target/calls'),
    [MAVEN_OPTS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC', JAVA_HOME: javaHome])
