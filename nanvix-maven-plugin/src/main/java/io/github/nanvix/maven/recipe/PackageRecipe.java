// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a Python package is built: {@code packages/NAME.toml}.
 *
 * @param name of the file
 * @param source the pin file of its source
 * @param patches paths in the catalogue, applied in order
 * @param needs the ports that its modules are compiled and linked against
 * @param python the versions of CPython that its C files compile with, such as {@code 3.13}; empty
 *     for all
 * @param licenses files of the source with terms, beside the one that is pinned with it
 * @param metadata what the wheel says of itself
 * @param files what of it is Python
 * @param compile what the compiler is told for all modules
 * @param modules its extension modules
 * @param smoke what proves it on the target, if there is anything
 */
public record PackageRecipe(
    String name,
    String source,
    List<String> patches,
    List<String> needs,
    List<String> python,
    List<RelativePath> licenses,
    Metadata metadata,
    PythonFiles files,
    Compile compile,
    List<Module> modules,
    Optional<PythonPort.Script> smoke) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
  private static final Pattern DOTTED =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  /**
   * What stands in METADATA (PEP 566 and 639).
   *
   * @param name as the package index has it
   * @param summary one line
   * @param license an SPDX expression, if it is another one than the source's
   * @param requires other packages, as in {@code Requires-Dist}
   * @param homepage where people read of it
   */
  public record Metadata(
      String name,
      String summary,
      Optional<String> license,
      List<String> requires,
      Optional<String> homepage) {
    private static Metadata from(TomlNode node) {
      node.allowOnly("name", "summary", "license", "requires", "homepage");
      String summary = node.string("summary");
      if (summary.contains("\n")) {
        throw node.refuse("summary", "has several lines", "one line");
      }
      return new Metadata(
          node.parsed("name", PackageRecipe::name, "a name of letters, digits and . _ -"),
          summary,
          node.optionalString("license"),
          node.strings("requires"),
          node.optionalString("homepage"));
    }
  }

  /**
   * The files that go into {@code site-packages} as they are.
   *
   * @param directory of the source that stands for {@code site-packages}; empty for its root
   * @param include patterns below it
   * @param exclude patterns of those that stay out
   */
  public record PythonFiles(String directory, List<Glob> include, List<Glob> exclude) {
    private static PythonFiles from(TomlNode node) {
      node.allowOnly("directory", "include", "exclude");
      return new PythonFiles(
          Build.directory(node), Globs.of(node, "include"), Globs.of(node, "exclude"));
    }
  }

  /**
   * What the compiler is told.
   *
   * @param defines as in {@code -D}
   * @param includes as in {@code -I}, below the source
   * @param files small files that the source lacks, by their paths in it
   */
  public record Compile(
      List<String> defines, List<String> includes, Map<RelativePath, String> files) {
    private static final Compile NOTHING = new Compile(List.of(), List.of(), Map.of());

    private static Compile from(TomlNode node) {
      node.allowOnly("defines", "includes", "files");
      return new Compile(node.strings("defines"), node.strings("includes"), SmallFiles.of(node));
    }
  }

  /**
   * An extension module.
   *
   * @param name as it is imported: {@code spam.parser}
   * @param sources patterns of its C files, in the source
   * @param defines as in {@code -D}, for it alone
   * @param needed the SONAMEs that DT_NEEDED must list, in order, before what the link model adds
   */
  public record Module(String name, List<Glob> sources, List<String> defines, List<String> needed) {
    private static Module from(TomlNode node) {
      node.allowOnly("name", "sources", "defines", "needed");
      List<Glob> sources = Globs.of(node, "sources");
      if (sources.isEmpty()) {
        throw node.missing("sources", "the C files of the module");
      }
      return new Module(
          node.parsed("name", Module::dotted, "a name as in \"import spam.parser\""),
          sources,
          node.strings("defines"),
          node.strings("needed"));
    }

    private static String dotted(String text) {
      if (!DOTTED.matcher(text).matches()) {
        throw new IllegalArgumentException("is no name of a module");
      }
      return text;
    }

    /** Its file below {@code site-packages}. */
    public RelativePath file(String suffix) {
      return new RelativePath(name.replace('.', '/') + suffix);
    }
  }

  /**
   * Reads {@code packages/<name>.toml}.
   *
   * @throws BuildException if there is none, or it is not as it should be
   */
  public static PackageRecipe read(PinCatalog pins, String name) {
    String file = file(name);
    if (!NAME.matcher(name).matches() || pins.find(file).isEmpty()) {
      throw BuildException.input(
          "There is no Python package \"" + name + "\": " + pins.absence(file) + ".",
          "Name it with the parameter \"packageName\" (by default it is the project's artifactId), or"
              + " write the file.");
    }
    TomlNode node =
        pins.toml(file)
            .allowOnly(
                "source",
                "patches",
                "needs",
                "python",
                "licenses",
                "metadata",
                "files",
                "compile",
                "module",
                "smoke");
    List<Module> modules = node.tables("module").stream().map(Module::from).toList();
    if (modules.stream().map(Module::name).distinct().count() < modules.size()) {
      throw node.refuse("module", "names a module twice", "each once");
    }
    if (modules.isEmpty()) {
      throw node.missing("module", "an extension module; a package without needs no building");
    }
    List<String> needs = node.strings("needs");
    if (new TreeSet<>(needs).size() < needs.size()) {
      throw node.refuse("needs", "names a port twice", "each once");
    }
    return new PackageRecipe(
        name,
        node.string("source"),
        node.strings("patches"),
        needs,
        node.strings("python"),
        node.paths("licenses"),
        Metadata.from(node.table("metadata")),
        node.optionalTable("files")
            .map(PythonFiles::from)
            .orElseGet(() -> new PythonFiles("", List.of(), List.of())),
        node.optionalTable("compile").map(Compile::from).orElse(Compile.NOTHING),
        modules,
        node.optionalTable("smoke").map(PythonPort.Script::from));
  }

  /** The file of the catalogue that has a package's recipe. */
  public static String file(String name) {
    return "packages/" + name + ".toml";
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("is no name of a package");
    }
    return text;
  }
}
