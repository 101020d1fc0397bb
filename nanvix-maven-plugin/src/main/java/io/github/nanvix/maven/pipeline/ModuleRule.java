// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.setup.ModuleLine;
import io.github.nanvix.maven.cpython.setup.SetupRule;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonPort.OwnFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rule that makes a module a shared object which links a port.
 *
 * @param port the port
 * @param module the module
 * @param version of CPython
 * @param moduleLines the text of CPython's own file with a line for each module
 */
record ModuleRule(PythonPort port, String module, String version, String moduleLines) {
  private static final PythonVersion OLDEST = new PythonVersion(3, 11);

  /**
   * The rule.
   *
   * @param compile words that find the port's headers, where configure knows none for the module
   * @param link words that find its libraries, where configure knows none for the module
   * @throws BuildException if the module or the version is not known
   */
  SetupRule with(List<String> compile, List<String> link) {
    PythonVersion python = PythonVersion.of(version);
    if (python.major() != OLDEST.major() || python.minor() < OLDEST.minor()) {
      throw BuildException.input(
          "Module \"" + module + "\" of CPython " + version + " cannot be unbundled.",
          "Known are the modules of CPython " + OLDEST.feature() + " and later.");
    }
    ModuleLine line = ModuleLine.in(moduleLines, module);
    Optional<OwnFlags> own =
        port.flags().stream()
            .filter(flags -> flags.module().equals(module))
            .filter(flags -> python.minor() <= PythonVersion.of(flags.until()).minor())
            .findFirst();
    if (own.isEmpty()) {
      return line.withConfiguredFlags();
    }
    List<String> words = new ArrayList<>(own.get().compile());
    words.addAll(compile);
    words.addAll(link);
    words.addAll(own.get().link());
    return line.withFlags(words);
  }
}
