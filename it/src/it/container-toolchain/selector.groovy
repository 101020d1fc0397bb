// The class, not an object of it.
def engine = evaluate(new File(basedir, 'engine.groovy')).start(new File(basedir, 'target/engine'))
if (engine == null) {
  new PrintStream(new FileOutputStream(FileDescriptor.out)).println(
      '[WARNING] container-toolchain is NOT RUN: there is no podman on this machine that runs a container.')
}
engine != null
