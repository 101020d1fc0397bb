// The class, not an object of it.
def engine = evaluate(new File(basedir, 'engine.groovy')).start(new File(basedir, 'target/engine'))
engine == null ? 'there is no podman on this machine that runs a container' : null
