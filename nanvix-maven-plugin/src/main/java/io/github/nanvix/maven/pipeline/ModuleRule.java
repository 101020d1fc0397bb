package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.setup.CtypesRule;
import io.github.nanvix.maven.cpython.setup.SetupRule;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.recipe.PythonRecipe.Unbundled;
import java.util.List;

/**
 * The rule that makes a module a shared object which links a port.
 *
 * @param unbundled the module and the port
 * @param version of CPython
 * @param moduleLines the text of CPython's own file with a line for each module
 */
record ModuleRule(Unbundled unbundled, String version, String moduleLines) {
  private static final PythonVersion OLDEST = new PythonVersion(3, 11);

  /**
   * The rule.
   *
   * @param compile words for the compiler where configure knows none for the module
   * @param link words for the link where configure knows none for the module
   * @throws BuildException if the module or the version is not known
   */
  SetupRule with(List<String> compile, List<String> link) {
    PythonVersion python = PythonVersion.of(version);
    boolean known = python.major() == OLDEST.major() && python.minor() >= OLDEST.minor();
    if (!known || !unbundled.module().equals(CtypesRule.MODULE)) {
      throw BuildException.input(
          "Module \"" + unbundled.module() + "\" of CPython " + version + " cannot be unbundled.",
          "Known is \"" + CtypesRule.MODULE + "\" of CPython " + OLDEST.feature() + " and later.");
    }
    return python.buildsModulesWithSetupPy()
        ? CtypesRule.withOwnFlags(moduleLines, compile, link)
        : CtypesRule.withConfiguredFlags(moduleLines);
  }
}
