// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Space;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a port is built: static archives, then a shared object linked whole from each.
 *
 * @param name of the port
 * @param options those that are chosen; all else has what they add
 * @param source the pin file of its source
 * @param patches paths in the catalogue, applied in order
 * @param needs the ports that it is built against
 * @param build how its objects are made
 * @param install what it installs beside its libraries
 * @param libraries its libraries, each behind those that it needs
 * @param licenses files of the source with terms, beside the one that is pinned with it
 * @param test a program that proves the port on the target, if there is one
 * @param space what all of it takes of the store
 */
public record Recipe(
    String name,
    List<String> options,
    String source,
    List<String> patches,
    List<String> needs,
    Build build,
    Install install,
    List<Library> libraries,
    List<RelativePath> licenses,
    Optional<TestProgram> test,
    Space space) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  /**
   * A test program.
   *
   * @param source a C file of the catalogue, below {@code recipes/}
   * @param program its path in the sysroot
   * @param passes the output line that only success prints
   */
  public record TestProgram(String source, RelativePath program, String passes) {}

  /** Reads {@code recipes/<name>.toml}, with the options that are chosen by default. */
  public static Recipe read(PinCatalog pins, String name) {
    return read(pins, name, List.of());
  }

  /**
   * Reads {@code recipes/<name>.toml}.
   *
   * @param wishes the names of options that are to be chosen, or behind an exclamation mark, not
   * @throws BuildException if it has no such option, or if one does not fit what it adds to
   */
  public static Recipe read(PinCatalog pins, String name, List<String> wishes) {
    String file = file(name);
    if (!NAME.matcher(name).matches()) {
      throw BuildException.input(
          "\"" + name + "\" is no name of a port: expected letters, digits and . _ + -.",
          "Correct the parameter \"port\" (-Dnanvix.port).");
    }
    if (pins.find(file).isEmpty()) {
      throw BuildException.input(
          "There is no port \"" + name + "\": " + pins.absence(file) + ".",
          "Name the port with the parameter \"port\" (with packaging nanvix-port it is the"
              + " project's artifactId by default), or write the file.");
    }
    TomlNode node = pins.toml(file);
    OldRecipe.refuse(node);
    RecipeOptions options = new RecipeOptions(node, name);
    // Also what nobody has chosen yet has to be sound.
    options.names().forEach(option -> of(name, List.of(option), options.with(List.of(option))));
    List<String> chosen = options.chosen(wishes);
    return of(name, chosen, options.with(chosen));
  }

  private static Recipe of(String name, List<String> options, TomlNode node) {
    node.allowOnly(
        "source",
        "patches",
        "needs",
        "licenses",
        "space",
        "scratch",
        "build",
        "install",
        "library",
        "test");
    return new Recipe(
        name,
        options,
        node.string("source"),
        node.strings("patches"),
        needs(node, name),
        Build.from(node.table("build")),
        Install.from(node.table("install")),
        libraries(node),
        node.paths("licenses"),
        node.optionalTable("test").map(Recipe::testProgram),
        Space.of(node));
  }

  /** The file of the catalogue that has a port's recipe. */
  public static String file(String port) {
    return "recipes/" + port + ".toml";
  }

  private static List<String> needs(TomlNode node, String name) {
    List<String> needs = node.strings("needs");
    if (needs.contains(name)) {
      throw node.refuse("needs", "names the port itself", "other ports");
    }
    if (new TreeSet<>(needs).size() < needs.size()) {
      throw node.refuse("needs", "names a port twice", "each once");
    }
    return needs;
  }

  private static List<Library> libraries(TomlNode node) {
    List<Library> libraries = LibraryOrder.read(node, !node.strings("needs").isEmpty());
    boolean compiles = node.table("build").string("kind").equals("compile");
    List<TomlNode> tables = node.tables("library");
    for (TomlNode table : tables) {
      String odd = compiles ? "archive" : "sources";
      if (table.keys().contains(odd)) {
        throw table.refuse(
            odd,
            "has no meaning with this kind of build",
            compiles ? "\"sources\", or none" : "\"archive\", or none");
      }
      boolean listed =
          !node.table("build").strings("sources").isEmpty() || !table.strings("sources").isEmpty();
      if (compiles && !listed) {
        throw table.missing("sources", "the files to compile, here or in [build]");
      }
    }
    return libraries;
  }

  private static TestProgram testProgram(TomlNode node) {
    node.allowOnly("source", "program", "passes");
    return new TestProgram(node.string("source"), node.path("program"), node.string("passes"));
  }
}
