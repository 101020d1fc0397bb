// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What CPython does with one port: one {@code [[port]]} table of {@code recipes/cpython.toml}.
 *
 * <p>Which modules link it follows from the Makefile that configure writes; {@code modules} is what
 * must be among them.
 *
 * @param name of the port
 * @param libraries its libraries, as in {@code -l<library>}
 * @param modules the extension modules that are of no use without it, for example {@code zlib}
 * @param configure arguments of {@code configure}; {@value #PLACE} stands for the port's directory
 * @param variables variables of {@code configure}, likewise
 * @param answers the answers of {@code configure} that are others where the port is there
 * @param configureLinks whether configure links programs with it, so that what its libraries export
 *     counts for the build as its headers do
 * @param flags what a module needs in its own rule where configure knows no flags for it
 * @param smoke the script that proves it on the target, if there is one
 * @param byDefault whether it is what a project without any port has forgotten, and what a checkout
 *     without a project is made ready for
 */
public record PythonPort(
    String name,
    List<String> libraries,
    List<String> modules,
    List<String> configure,
    Map<String, String> variables,
    List<Glob> answers,
    boolean configureLinks,
    List<OwnFlags> flags,
    Optional<Script> smoke,
    boolean byDefault) {
  /** Stands for the directory in which a port's {@code include} and {@code lib} are. */
  public static final String PLACE = "{port}";

  /**
   * What a module needs in its own rule.
   *
   * @param module its name
   * @param until the newest version of CPython whose configure knows no flags for it: {@code 3.11}
   * @param compile words for the compiler
   * @param link words for the link
   */
  public record OwnFlags(String module, String until, List<String> compile, List<String> link) {
    private static OwnFlags from(TomlNode node) {
      node.allowOnly("module", "until", "compile", "link");
      return new OwnFlags(
          node.string("module"),
          node.string("until"),
          node.strings("compile"),
          node.strings("link"));
    }
  }

  /**
   * A script that the target's interpreter runs.
   *
   * @param path in the catalogue
   * @param passes the output line that only success prints
   * @param files of the catalogue that must lie beside it
   */
  public record Script(String path, String passes, List<String> files) {
    static Script from(TomlNode node) {
      node.allowOnly("script", "passes", "files");
      return new Script(node.string("script"), node.string("passes"), node.strings("files"));
    }
  }

  static PythonPort from(TomlNode node) {
    node.allowOnly(
        "name",
        "libraries",
        "modules",
        "configure",
        "variables",
        "answers",
        "configure-links",
        "flags",
        "smoke",
        "by-default");
    return new PythonPort(
        node.string("name"),
        node.strings("libraries"),
        node.strings("modules"),
        node.strings("configure"),
        node.stringMap("variables"),
        node.strings("answers").stream().map(text -> glob(node, text)).toList(),
        node.optionalFlag("configure-links").orElse(false),
        node.tables("flags").stream().map(OwnFlags::from).toList(),
        node.optionalTable("smoke").map(Script::from),
        node.optionalFlag("by-default").orElse(false));
  }

  private static Glob glob(TomlNode node, String text) {
    try {
      return new Glob(text);
    } catch (IllegalArgumentException e) {
      throw node.refuse("answers", Reason.of(e), "patterns such as \"ac_cv_lib_z_*\"");
    }
  }

  /** The arguments of configure, for a port that is in a directory. */
  public List<String> configureIn(String directory) {
    return configure.stream().map(word -> word.replace(PLACE, directory)).toList();
  }

  /** The variables of configure, for a port that is in a directory. */
  public Map<String, String> variablesIn(String directory) {
    Map<String, String> placed = new TreeMap<>();
    variables.forEach((name, value) -> placed.put(name, value.replace(PLACE, directory)));
    return placed;
  }

  /** All of it that a build depends on, as the inputs of a step have it. */
  @Override
  public String toString() {
    return String.join(
        " ", name, libraries.toString(), modules.toString(), configure.toString(), "" + variables);
  }
}
