// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.library.InstalledPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The interpreter with the archives of all ports among its libraries, for comparison.
 *
 * @param plan what is built
 * @param built the finished cross build
 * @param ports every port of the project by name
 */
public record InterpreterLink(
    PythonPlan plan, BuiltPython built, Map<String, InstalledPort> ports) {

  /** The link; a linker takes of the archives what is needed, whatever their order. */
  public Relink withPorts() {
    List<String> words = new ArrayList<>(built.linkLine(LinkLines.INTERPRETER));
    LinkedArchives archives = new LinkedArchives();
    words.add("-Wl,--start-group");
    ports.forEach(
        (name, port) ->
            port.libraries().forEach(library -> words.add(archives.add(name, port, library))));
    words.add("-Wl,--end-group");
    return new Relink(
        built.entry(),
        LinkLines.INTERPRETER,
        "python.elf",
        words,
        archives.ports(),
        plan.toolchain());
  }
}
