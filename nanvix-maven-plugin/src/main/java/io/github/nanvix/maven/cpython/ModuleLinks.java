package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.PortLibrary;
import java.io.IOException;
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
    PythonPlan plan,
    BuiltPython built,
    String module,
    Map<String, InstalledPort> ports,
    CommandRunner runner) {

  /**
   * The module linked against the ports' shared objects, which DT_NEEDED then names. Only their
   * interfaces are inputs: other code behind one needs no other link.
   */
  public Relink unbundledModule() {
    Map<String, Sha256> contents = new TreeMap<>();
    PortLinks.ports(words()).forEach(name -> contents.put(name, port(name).interfaceDigest()));
    return link("unbundled " + module, words(), List.of(), contents);
  }

  /** The module with the archives of its ports in it whole. */
  public Relink bundledModule() {
    return bundled("bundled " + module + ", for comparison", List.of());
  }

  /** The module with the archives of its ports and those of the C runtime in it, as it was once. */
  public Relink moduleWithRuntime() {
    return bundled(
        "bundled " + module + " with the C runtime, for comparison",
        plan.toolchain().spec().linkModel().runtimeArchives());
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

  private Relink bundled(String title, List<String> runtime) {
    List<String> whole = new ArrayList<>(List.of("-Wl,--allow-multiple-definition"));
    whole.add("-Wl,--whole-archive");
    Map<String, Sha256> contents = new TreeMap<>();
    for (PortLibrary library : closure()) {
      String owner = owner(library);
      whole.add(UsedPort.place(owner) + "/" + library.archive());
      contents.put(library.soname(), digest(port(owner).require(library.archive())));
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
    return link(title, words, whole, contents);
  }

  private boolean isOfPort(String word) {
    return !PortLinks.ports(List.of(word)).isEmpty()
        || libraries().stream().anyMatch(library -> word.equals("-l" + library.name()));
  }

  private Relink link(
      String title, List<String> words, List<String> changes, Map<String, Sha256> contents) {
    String target = target();
    return new Relink(
        title,
        built,
        target,
        target.substring(target.lastIndexOf('/') + 1),
        words,
        changes,
        places(ports),
        contents,
        plan.toolchain(),
        plan.clock(),
        runner);
  }

  static Map<String, Path> places(Map<String, InstalledPort> ports) {
    Map<String, Path> places = new TreeMap<>();
    ports.forEach((name, port) -> places.put(UsedPort.place(name), port.sysroot()));
    return places;
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

  static Sha256 digest(Path file) {
    try {
      return Sha256.ofFile(file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
