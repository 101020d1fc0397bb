package io.github.nanvix.maven.recipe;

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
 * @param patches of the catalogue, below {@code recipes/}, applied in order
 * @param staticLibrary the first half
 * @param sharedLibrary the second half
 * @param test a program that proves the port on the target, if there is one
 */
public record Recipe(
    String name,
    String source,
    List<String> patches,
    StaticHalf staticLibrary,
    SharedHalf sharedLibrary,
    Optional<TestProgram> test) {

  /**
   * The static half: {@code configure} and {@code make}.
   *
   * @param configure arguments of {@code configure}
   * @param make arguments of {@code make}
   * @param install path in the build directory to path in the sysroot; {@code {host}} stands for
   *     the triple that configure was given
   * @param archive the static archive's path in the sysroot
   */
  public record StaticHalf(
      List<String> configure, List<String> make, Map<String, String> install, String archive) {}

  /**
   * The shared half.
   *
   * @param soname DT_SONAME (gABI, dynamic section)
   * @param library the shared object's path in the sysroot
   * @param flags further arguments of the link
   * @param needed what DT_NEEDED must list, in order
   */
  public record SharedHalf(
      String soname, String library, List<String> flags, List<String> needed) {}

  /**
   * A test program.
   *
   * @param source a C file of the catalogue, below {@code recipes/}
   * @param program its path in the sysroot
   * @param passes the output line that only success prints
   */
  public record TestProgram(String source, String program, String passes) {}

  /** Reads {@code recipes/<name>.toml}. */
  public static Recipe read(PinCatalog pins, String name) {
    TomlNode node = pins.toml("recipes/" + name + ".toml");
    node.allowOnly("source", "patches", "static", "shared", "test");
    return new Recipe(
        name,
        node.string("source"),
        node.strings("patches"),
        staticHalf(node.table("static")),
        sharedHalf(node.table("shared")),
        node.optionalTable("test").map(Recipe::testProgram));
  }

  private static StaticHalf staticHalf(TomlNode node) {
    node.allowOnly("configure", "make", "install", "archive");
    return new StaticHalf(
        node.strings("configure"),
        node.strings("make"),
        node.stringMap("install"),
        node.string("archive"));
  }

  private static SharedHalf sharedHalf(TomlNode node) {
    node.allowOnly("soname", "library", "flags", "needed");
    return new SharedHalf(
        node.string("soname"),
        node.string("library"),
        node.strings("flags"),
        node.strings("needed"));
  }

  private static TestProgram testProgram(TomlNode node) {
    node.allowOnly("source", "program", "passes");
    return new TestProgram(node.string("source"), node.string("program"), node.string("passes"));
  }
}
