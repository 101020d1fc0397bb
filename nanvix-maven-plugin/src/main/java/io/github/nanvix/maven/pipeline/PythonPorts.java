package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.recipe.PythonRecipe.Unbundled;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The ports that a CPython project depends on: each of them complete, and all that its modules need
 * among them.
 *
 * @param byName the ports
 */
record PythonPorts(SortedMap<String, InstalledPort> byName) {

  /** Unpacks the archives. */
  static PythonPorts open(
      List<Path> archives, List<Unbundled> unbundled, Store store, Toolchain toolchain) {
    PythonPorts all =
        new PythonPorts(
            installed(archives, archive -> InstalledPort.open(store, archive, toolchain)));
    unbundled.forEach(all::of);
    return all;
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

  /** The port that a module is linked against. */
  InstalledPort of(Unbundled unbundled) {
    InstalledPort port = byName.get(unbundled.port());
    if (port == null) {
      throw missing(
          unbundled,
          byName.keySet(),
          "Add a dependency of type nanvix-port on the project that builds it.");
    }
    return port;
  }

  /** What to say where a module's port is not among those that a project depends on. */
  static BuildException missing(Unbundled unbundled, Set<String> ports, String remedy) {
    return BuildException.input(
        "Module \""
            + unbundled.module()
            + "\" needs the port \""
            + unbundled.port()
            + "\", and the project depends on "
            + (ports.isEmpty() ? "no port" : ports)
            + ".",
        remedy);
  }

  /** The include directory of each port by name. */
  SortedMap<String, Path> headers() {
    SortedMap<String, Path> headers = new TreeMap<>();
    byName.forEach((name, port) -> headers.put(name, port.sysroot().resolve("include")));
    return headers;
  }

  /** The digest of all headers: the only part of a port that compiling sees. */
  Sha256 headersDigest() {
    StringBuilder digests = new StringBuilder();
    headers()
        .forEach(
            (name, include) ->
                digests.append(name).append(' ').append(digest(include)).append('\n'));
    return Sha256.of(digests.toString());
  }

  /** The shared objects that must be staged. */
  List<RelativePath> runtime() {
    return byName.values().stream().flatMap(port -> port.record().runtime().stream()).toList();
  }

  private static Sha256 digest(Path directory) {
    try {
      return TreeDigest.of(directory);
    } catch (IOException e) {
      throw DiskFailure.of("read the headers in", directory, e);
    }
  }
}
