// A real container engine with storage of its own; use: engine = evaluate(new File(basedir, 'engine.groovy'))

import java.nio.file.Files

class Engine {
  // Each way to start podman: as it is; and for machines that have control groups of the hybrid kind, and limits that
  // cannot be raised, in a mount namespace with plain cgroup2.
  static final Map<String, String> WAYS = [
      plain: 'exec podman --root @storage@/root --runroot @storage@/run "$@"',
      confined: '''\
          [ "$1" != run ] || { shift; set -- run --cgroups=disabled --ulimit nofile=1024:1024 --ulimit nproc=1000:1000 "$@"; }
          exec unshare -m sh -c 'umount -R /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup && exec "$@"' sh \\
            podman --root @storage@/root --runroot @storage@/run --cgroup-manager=cgroupfs "$@"'''.stripIndent(),
  ]

  final File program
  private final File storage

  private Engine(File program, File storage) {
    this.program = program
    this.storage = storage
  }

  /** The engine that start() has put into a directory. */
  static Engine in(File directory) {
    new Engine(new File(directory, 'podman'), new File(new File(directory, 'storage').text))
  }

  /** Puts an engine into a directory that runs containers on this machine; null where that cannot be. */
  static Engine start(File directory) {
    assert directory.directory || directory.mkdirs()
    // Short, because podman makes sockets below it.
    def storage = Files.createTempDirectory('podman').toFile()
    new File(directory, 'storage').text = storage.path
    def engine = new Engine(new File(directory, 'podman'), storage)
    for (way in WAYS.values()) {
      engine.program.text = "#!/bin/sh\n${way.replace('@storage@', storage.path)}\n"
      engine.program.executable = true
      if (engine.runs()) return engine
    }
    engine.remove()
    null
  }

  private boolean runs() {
    def root = Files.createTempDirectory('image').toFile()
    try {
      addProgram(root, 'true')
      load('trial', root)
      call('run', '--rm', '--network=none', '--entrypoint', 'true', 'localhost/trial') == 0
    } catch (IOException | AssertionError e) {
      false
    } finally {
      root.deleteDir()
    }
  }

  /** Copies one of the machine's programs into a directory, with the libraries that it needs. */
  static void addProgram(File root, String name) {
    def file = System.getenv('PATH').split(':').collect { new File(it, name) }.find { it.canExecute() && !it.directory }
    add(file, new File(root, "usr/bin/$name"))
    addLibraries(root, file)
  }

  /** Copies the machine's libraries that a program needs to where they are on the machine. */
  static void addLibraries(File root, File program) {
    new ProcessBuilder('ldd', program.canonicalPath).redirectErrorStream(true).start().inputStream.text.readLines().each {
      def library = it =~ /(?:=>|^)\s+((?:\/usr)?\/lib\S*) \(0x/
      if (library) add(new File(library[0][1]), new File(root, library[0][1]))
    }
  }

  private static void add(File from, File to) {
    if (to.exists()) return
    assert to.parentFile.directory || to.parentFile.mkdirs()
    Files.copy(from.canonicalFile.toPath(), to.toPath())
    to.executable = true
  }

  /** Makes a directory an image; its reference with digest. */
  String load(String name, File root) {
    def tar = new ProcessBuilder('tar', '-C', root.path, '-c', '.').start()
    def load = new ProcessBuilder(program.path, 'import', '-', "localhost/$name").redirectErrorStream(true).start()
    tar.inputStream.withStream { load.outputStream << it }
    load.outputStream.close()
    def said = load.inputStream.text
    assert load.waitFor() == 0, said
    "localhost/$name@${ask('image', 'inspect', '--format', '{{.Digest}}', "localhost/$name")}"
  }

  /** The answer of the engine. */
  String ask(String... arguments) {
    def process = new ProcessBuilder([program.path, *arguments]).start()
    process.outputStream.close()
    def answer = process.inputStream.text.trim()
    assert process.waitFor() == 0, process.errorStream.text
    answer
  }

  private int call(String... arguments) {
    def process = new ProcessBuilder([program.path, *arguments]).redirectErrorStream(true).start()
    process.inputStream.text
    process.waitFor()
  }

  /** All containers, running or not. */
  List<String> containers() { ask('ps', '--all', '--format', '{{.Names}}').readLines() }

  /** Deletes the storage. */
  void remove() {
    if (program.exists()) call('system', 'reset', '--force')
    new ProcessBuilder('rm', '-rf', storage.path).start().waitFor()
  }
}

Engine
