// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.Space;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How CPython is built.
 *
 * @param source the pin file of its source
 * @param nativeHalf the interpreter that runs during the build
 * @param cross the interpreter of the target
 * @param ports what is done with each port that a project may depend on
 * @param nested the modules that are imported within the import of others
 * @param notBuilt modules that setup.py of 3.11 would build although the target lacks what they
 *     need
 * @param configured modules for which configure gives flags and CPython's own rule none
 * @param notStaged directories of the standard library that stay out of the sysroot
 * @param tests how its own tests are built and judged, if they can be
 */
public record PythonRecipe(
    String source,
    Half nativeHalf,
    Half cross,
    List<PythonPort> ports,
    List<Nested> nested,
    List<String> notBuilt,
    List<String> configured,
    List<String> notStaged,
    Optional<Tests> tests) {
  /** The file of the catalogue that says so. */
  public static final String FILE = "recipes/cpython.toml";

  /**
   * One of the two builds. Neither what is kept of its answers nor its size makes it another one.
   *
   * @param configure arguments of {@code configure}
   * @param optimize the variable {@code OPT}
   * @param answers results that configure is given, as {@code ac_cv_…} variables
   * @param askAgain answers of {@code configure} that are not kept
   * @param precompiledHeaders what clang parses once for all objects that are compiled alike
   * @param space what it takes of the store
   */
  public record Half(
      List<String> configure,
      String optimize,
      Map<String, String> answers,
      List<String> askAgain,
      List<String> precompiledHeaders,
      Space space) {
    private static Half from(TomlNode node, List<String> precompiledHeaders) {
      node.allowOnly("configure", "optimize", "answers", "ask-again", "space", "scratch");
      return new Half(
          node.strings("configure"),
          node.string("optimize"),
          node.stringMap("answers"),
          node.strings("ask-again"),
          precompiledHeaders,
          Space.of(node));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Half half && half.identity().equals(identity());
    }

    @Override
    public int hashCode() {
      return identity().hashCode();
    }

    /** The same with fewer arguments. */
    public Half without(List<String> leftOut) {
      return new Half(
          configure.stream().filter(argument -> !leftOut.contains(argument)).toList(),
          optimize,
          answers,
          askAgain,
          precompiledHeaders,
          space);
    }

    private List<Object> identity() {
      return List.of(configure, optimize, answers, precompiledHeaders);
    }
  }

  /**
   * A module that is imported for its C interface while another one is imported itself.
   *
   * @param module it, for example {@code _datetime}
   * @param importers the others
   * @param withPortsOnly whether the pair is of no account where no importer links a port that is
   *     there, because the importers are not built then
   */
  public record Nested(String module, List<String> importers, boolean withPortsOnly) {
    private static Nested from(TomlNode node) {
      node.allowOnly("module", "importers", "with-ports-only");
      return new Nested(
          node.string("module"),
          node.strings("importers"),
          node.optionalFlag("with-ports-only").orElse(false));
    }
  }

  /**
   * CPython's own tests.
   *
   * @param leftOut the arguments of the target's configure without which their modules are built
   * @param expected the file of the catalogue that lists the cases that are known to fail
   */
  public record Tests(List<String> leftOut, String expected) {
    private static Tests from(TomlNode node) {
      node.allowOnly("left-out", "expected");
      return new Tests(node.strings("left-out"), node.string("expected"));
    }
  }

  /** Reads {@code recipes/cpython.toml}. */
  public static PythonRecipe read(PinCatalog pins) {
    TomlNode node = pins.toml(FILE);
    if (node.keys().contains("unbundle")) {
      throw BuildException.input(
          "\"" + FILE + "\" has [[unbundle]] tables, which this plugin no longer reads.",
          "Write a [[port]] table for each port, as docs/pins.md has them.");
    }
    node.allowOnly(
        "source",
        "precompiled-headers",
        "native",
        "cross",
        "not-built",
        "configured",
        "port",
        "nested",
        "tests",
        "stage");
    List<String> precompiled = node.strings("precompiled-headers");
    return new PythonRecipe(
        node.string("source"),
        Half.from(node.table("native"), precompiled),
        Half.from(node.table("cross"), precompiled),
        node.tables("port").stream().map(PythonPort::from).toList(),
        node.tables("nested").stream().map(Nested::from).toList(),
        node.strings("not-built"),
        node.strings("configured"),
        node.table("stage").allowOnly("exclude").strings("exclude"),
        node.optionalTable("tests").map(Tests::from));
  }
}
