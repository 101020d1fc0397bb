package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.PortLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The interpreter with the archives of all ports among its libraries, for comparison.
 *
 * @param plan what is built
 * @param built the finished cross build
 * @param ports every port of the project by name
 */
public record InterpreterLink(
    PythonPlan plan, BuiltPython built, Map<String, InstalledPort> ports, CommandRunner runner) {

  /** The link; a linker takes of the archives what is needed, whatever their order. */
  public Relink withPorts() {
    List<String> words = new ArrayList<>(built.linkLine(LinkLines.INTERPRETER));
    Map<String, Sha256> contents = new TreeMap<>();
    List<String> archives = new ArrayList<>();
    ports.forEach(
        (name, port) -> {
          for (PortLibrary library : port.libraries()) {
            archives.add(UsedPort.place(name) + "/" + library.archive());
            contents.put(library.soname(), ModuleLinks.digest(port.require(library.archive())));
          }
        });
    archives.add(0, "-Wl,--start-group");
    archives.add("-Wl,--end-group");
    words.addAll(archives);
    return new Relink(
        "python.elf with the ports' archives, for comparison",
        built,
        LinkLines.INTERPRETER,
        "python.elf",
        words,
        archives,
        ModuleLinks.places(ports),
        contents,
        plan.toolchain(),
        plan.clock(),
        runner);
  }
}
