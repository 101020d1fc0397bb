package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The ports that a CPython project depends on, each of them complete.
 *
 * @param byName the ports
 */
record PythonPorts(SortedMap<String, InstalledPort> byName) {

  /** Unpacks the archives. */
  static PythonPorts open(List<Path> archives, Store store, Toolchain toolchain) {
    return new PythonPorts(
        installed(archives, archive -> InstalledPort.open(store, archive, toolchain)));
  }

  /** The ports by name, each of them complete. */
  static SortedMap<String, InstalledPort> installed(
      List<Path> archives, Function<Path, InstalledPort> open) {
    SortedMap<String, InstalledPort> ports = new TreeMap<>();
    for (Path archive : archives) {
      InstalledPort port = open.apply(archive);
      port.record().runtime().forEach(port::require);
      InstalledPort other = ports.put(port.record().name(), port);
      if (other != null) {
        throw BuildException.input(
            "The project depends on the port \""
                + port.record().name()
                + "\" twice: "
                + other.origin()
                + " and "
                + port.origin()
                + ".",
            "Leave one of the two dependencies out.");
      }
    }
    return ports;
  }

  /** What to say where a project depends on no port at all. */
  static BuildException missing(PythonPort port, String remedy) {
    return BuildException.input(
        "Module \""
            + port.modules().get(0)
            + "\" needs the port \""
            + port.name()
            + "\", and the project depends on no port.",
        remedy);
  }

  /** One of them. */
  Optional<InstalledPort> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The shared objects that must be staged. */
  List<RelativePath> runtime() {
    return byName.values().stream().flatMap(port -> port.record().runtime().stream()).toList();
  }
}
