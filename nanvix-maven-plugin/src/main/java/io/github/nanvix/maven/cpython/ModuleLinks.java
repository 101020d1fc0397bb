// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.PortLibrary;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/**
 * The links of one module that links ports: as shipped, and as it would be with everything in it,
 * for comparison.
 *
 * @param plan what is built
 * @param built the finished cross build
 * @param module its name
 * @param ports every port of the project by name, also those that others need
 */
public record ModuleLinks(
    PythonPlan plan, BuiltPython built, String module, Map<String, InstalledPort> ports) {

  /** What the console calls the link of the module as shipped. */
  public String title() {
    return "unbundled " + module;
  }

  /**
   * The module linked against the ports' shared objects, which DT_NEEDED then names. Only their
   * interfaces are inputs: other code behind one needs no other link.
   */
  public Relink unbundledModule() {
    Map<String, Content<Path>> read = new TreeMap<>();
    for (String name : PortLinks.ports(words())) {
      InstalledPort port = port(name);
      read.put(UsedPort.place(name), new Content<>(port.interfaceDigest(), port.sysroot()));
    }
    return link(words(), read);
  }

  /** The module with the archives of its ports in it whole. */
  public Relink bundledModule() {
    return bundled(List.of());
  }

  /** The module with the archives of its ports and those of the C runtime in it, as it was once. */
  public Relink moduleWithRuntime() {
    return bundled(plan.toolchain().spec().linkModel().runtimeArchives());
  }

  /** The libraries of ports that its link line names, in its order. */
  public List<PortLibrary> libraries() {
    List<PortLibrary> linked = new ArrayList<>();
    List<String> asked = PortLinks.libraries(words());
    for (String name : asked) {
      PortLinks.ports(words()).stream()
          .flatMap(port -> port(port).libraries().stream())
          .filter(library -> library.name().equals(name))
          .findFirst()
          .ifPresent(linked::add);
    }
    return linked;
  }

  /** All libraries of ports that the module gets into its process, each once. */
  public List<PortLibrary> closure() {
    Map<String, PortLibrary> found = new LinkedHashMap<>();
    Queue<PortLibrary> waiting = new ArrayDeque<>(libraries());
    for (PortLibrary next = waiting.poll(); next != null; next = waiting.poll()) {
      if (found.putIfAbsent(next.soname(), next) == null) {
        next.needed().forEach(soname -> bySoname(soname).ifPresent(waiting::add));
      }
    }
    return List.copyOf(found.values());
  }

  private Relink bundled(List<String> runtime) {
    List<String> whole = new ArrayList<>(List.of("-Wl,--allow-multiple-definition"));
    whole.add("-Wl,--whole-archive");
    LinkedArchives archives = new LinkedArchives();
    for (PortLibrary library : closure()) {
      String owner = owner(library);
      whole.add(archives.add(owner, port(owner), library));
    }
    whole.addAll(runtime);
    whole.add("-Wl,--no-whole-archive");
    whole.addAll(plan.toolchain().spec().linkModel().sharedLibraries());
    List<String> words = new ArrayList<>();
    boolean placed = false;
    for (String word : words()) {
      if (!isOfPort(word)) {
        words.add(word);
      } else if (!placed) {
        words.addAll(whole);
        placed = true;
      }
    }
    return link(words, archives.ports());
  }

  private boolean isOfPort(String word) {
    return !PortLinks.ports(List.of(word)).isEmpty()
        || libraries().stream().anyMatch(library -> word.equals("-l" + library.name()));
  }

  private Relink link(List<String> words, Map<String, Content<Path>> read) {
    String target = target();
    return new Relink(
        built.entry(),
        target,
        target.substring(target.lastIndexOf('/') + 1),
        words,
        read,
        plan.toolchain());
  }

  private String target() {
    return built.moduleFile(module);
  }

  private List<String> words() {
    return built.linkLine(target());
  }

  private InstalledPort port(String name) {
    InstalledPort port = ports.get(name);
    if (port == null) {
      throw BuildException.input(
          "Module \"" + module + "\" links the port \"" + name + "\", which is no dependency.",
          "Add a dependency of type nanvix-port on the project that builds it.");
    }
    return port;
  }

  private Optional<PortLibrary> bySoname(String soname) {
    return ports.values().stream()
        .flatMap(port -> port.libraries().stream())
        .filter(library -> library.soname().equals(soname))
        .findFirst();
  }

  private String owner(PortLibrary library) {
    return ports.entrySet().stream()
        .filter(port -> port.getValue().libraries().contains(library))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
