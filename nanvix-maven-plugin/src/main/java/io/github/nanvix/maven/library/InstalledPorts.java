// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Ports that are used together: each of them complete, one of each name, and what each was built
 * against among them.
 *
 * @param byName the ports
 */
public record InstalledPorts(SortedMap<String, InstalledPort> byName) {
  /** No port. */
  public static final InstalledPorts NONE = new InstalledPorts(new TreeMap<>());

  /** Keeps its own copy. */
  public InstalledPorts {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  /** Unpacks the archives; what they need of each other must fit. */
  public static InstalledPorts open(Store store, List<Path> archives, Toolchain toolchain) {
    InstalledPorts ports = of(archives, archive -> InstalledPort.open(store, archive, toolchain));
    ports.requireNeeds();
    return ports;
  }

  /** As {@link #open(Store, List, Toolchain)}, without a look at what they need. */
  public static InstalledPorts of(List<Path> archives, Function<Path, InstalledPort> open) {
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
    return new InstalledPorts(ports);
  }

  /** One of them. */
  public Optional<InstalledPort> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The shared objects that must be staged. */
  public List<RelativePath> runtime() {
    return byName.values().stream().flatMap(port -> port.record().runtime().stream()).toList();
  }

  /** The ports of these names and all that those were built against. */
  public InstalledPorts closure(Collection<String> names) {
    SortedMap<String, InstalledPort> found = new TreeMap<>();
    List<String> open = new ArrayList<>(names);
    while (!open.isEmpty()) {
      String name = open.remove(0);
      InstalledPort port = byName.get(name);
      if (port != null && found.put(name, port) == null) {
        open.addAll(port.record().needs().keySet());
      }
    }
    return new InstalledPorts(found);
  }

  /** The ports, each behind those that it was built against. */
  public List<InstalledPort> ordered() {
    List<InstalledPort> ordered = new ArrayList<>();
    byName.values().forEach(port -> place(port, ordered));
    return ordered;
  }

  private void place(InstalledPort port, List<InstalledPort> ordered) {
    if (ordered.contains(port)) {
      return;
    }
    for (String need : port.record().needs().keySet()) {
      InstalledPort other = byName.get(need);
      if (other != null) {
        place(other, ordered);
      }
    }
    ordered.add(port);
  }

  /** The library with a SONAME, and the port that has it. */
  public Optional<Map.Entry<InstalledPort, PortLibrary>> library(String soname) {
    return byName.values().stream()
        .flatMap(port -> port.libraries().stream().map(library -> Map.entry(port, library)))
        .filter(entry -> entry.getValue().soname().equals(soname))
        .findFirst();
  }

  /**
   * Looks whether each was built against the ports that are there.
   *
   * @throws BuildException naming both builds of the port that is another
   */
  public void requireNeeds() {
    for (InstalledPort port : byName.values()) {
      port.record().needs().forEach((name, digest) -> requireNeed(port, name, digest));
    }
  }

  private void requireNeed(InstalledPort port, String name, Sha256 digest) {
    InstalledPort there = byName.get(name);
    String built = port.title() + " was built against the port \"" + name + "\"";
    if (there == null) {
      throw BuildException.input(
          built + ", and the project does not depend on that.",
          "Add a dependency of type nanvix-port on the project that builds it.");
    }
    if (!there.interfaceDigest().equals(digest)) {
      throw BuildException.input(
          built
              + " with the interface "
              + digest.abbreviated()
              + "; "
              + there.title()
              + ", which the project depends on, has the interface "
              + there.interfaceDigest().abbreviated()
              + ".",
          "Build \"" + port.record().name() + "\" again against that one and install it.");
    }
  }
}
