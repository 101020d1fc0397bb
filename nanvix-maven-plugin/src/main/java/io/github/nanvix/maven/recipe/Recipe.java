package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Space;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a port is built: a static archive, then one shared object linked whole from it.
 *
 * @param name of the port
 * @param source the pin file of its source
 * @param patches paths in the catalogue, applied in order
 * @param staticLibrary the first half
 * @param sharedLibrary the second half
 * @param test a program that proves the port on the target, if there is one
 * @param space what all of it takes of the store
 */
public record Recipe(
    String name,
    String source,
    List<String> patches,
    StaticHalf staticLibrary,
    SharedHalf sharedLibrary,
    Optional<TestProgram> test,
    Space space) {

  /**
   * The static half: {@code configure} and {@code make}.
   *
   * @param configure arguments of {@code configure}
   * @param configureReads the files of the source that {@code configure} reads, and the only ones
   *     that it then sees; where none are named, it sees all, and a change of any file makes what
   *     it found out and made before worthless
   * @param askAgain answers of {@code configure} that are not kept
   * @param make arguments of {@code make}
   * @param install path in the build directory to path in the sysroot; {@code {host}} stands for
   *     the triple that configure was given
   * @param archive the static archive's path in the sysroot, one of those installed
   */
  public record StaticHalf(
      List<String> configure,
      List<Glob> configureReads,
      List<String> askAgain,
      List<String> make,
      Map<RelativePath, RelativePath> install,
      RelativePath archive) {}

  /**
   * The shared half.
   *
   * @param soname DT_SONAME (gABI, dynamic section)
   * @param library the shared object's path in the sysroot
   * @param flags further arguments of the link
   * @param needed what DT_NEEDED must list, in order, before what the link model adds to every list
   */
  public record SharedHalf(
      String soname, RelativePath library, List<String> flags, List<String> needed) {}

  /**
   * A test program.
   *
   * @param source a C file of the catalogue, below {@code recipes/}
   * @param program its path in the sysroot
   * @param passes the output line that only success prints
   */
  public record TestProgram(String source, RelativePath program, String passes) {}

  /** Reads {@code recipes/<name>.toml}. */
  public static Recipe read(PinCatalog pins, String name) {
    String file = "recipes/" + name + ".toml";
    if (pins.find(file).isEmpty()) {
      throw BuildException.input(
          "There is no port \"" + name + "\": " + pins.absence(file) + ".",
          "Name the port with the parameter \"port\" (with packaging nanvix-port it is the project's"
              + " artifactId by default), or write the file.");
    }
    TomlNode node = pins.toml(file);
    node.allowOnly("source", "patches", "space", "scratch", "static", "shared", "test");
    return new Recipe(
        name,
        node.string("source"),
        node.strings("patches"),
        staticHalf(node.table("static")),
        sharedHalf(node.table("shared")),
        node.optionalTable("test").map(Recipe::testProgram),
        Space.of(node));
  }

  private static StaticHalf staticHalf(TomlNode node) {
    node.allowOnly("configure", "configure-reads", "ask-again", "make", "install", "archive");
    Map<RelativePath, RelativePath> install = node.pathMap("install");
    RelativePath archive = node.path("archive");
    if (!install.containsValue(archive)) {
      throw node.refuse("archive", "is not among the files of \"install\"", "one of them");
    }
    return new StaticHalf(
        node.strings("configure"),
        node.strings("configure-reads").stream().map(text -> glob(node, text)).toList(),
        node.strings("ask-again"),
        node.strings("make"),
        install,
        archive);
  }

  private static Glob glob(TomlNode node, String text) {
    try {
      return new Glob(text);
    } catch (IllegalArgumentException e) {
      throw node.refuse("configure-reads", Reason.of(e), "patterns such as \"**/*.in\"");
    }
  }

  private static SharedHalf sharedHalf(TomlNode node) {
    node.allowOnly("soname", "library", "flags", "needed");
    return new SharedHalf(
        node.string("soname"), node.path("library"), node.strings("flags"), node.strings("needed"));
  }

  private static TestProgram testProgram(TomlNode node) {
    node.allowOnly("source", "program", "passes");
    return new TestProgram(node.string("source"), node.path("program"), node.string("passes"));
  }
}
