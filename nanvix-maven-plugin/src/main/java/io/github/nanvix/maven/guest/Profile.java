// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.guest;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.Shape;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image of Nanvix is composed of: a profile of its distro (nanvix/distro, {@code
 * profiles/NAME.toml}).
 *
 * @param name of the profile
 * @param programs what the initrd holds, in its order
 * @param ramfsImage the RAM file system, where it has one
 * @param console what the Nanvix of its time is told so that the guest's output is that of nanvixd
 * @param unknown the keys that nothing here knows
 */
public record Profile(
    String name,
    List<Program> programs,
    Optional<Part> ramfsImage,
    List<String> console,
    List<UnknownKey> unknown) {
  /** Of Nanvix's SDK guide (nanvix/sdk, {@code doc/consuming.md}). */
  private static final List<String> CONSOLE = List.of("-console-file", "/dev/stdout");

  private static final String STANDARD = "guests/standalone.toml";
  private static final String RUNTIME = "runtime";
  private static final String PACKAGE = "package:";
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._+-]*";
  private static final String EXPECTED_SOURCE = "\"runtime\", or \"package:\" and a name";
  private static final String EXPECTED_PATH = "a path below the package's root";

  private static final Shape SHAPE =
      new Shape()
          .strings(Profile::name, "a name", "name")
          .tables(
              "program",
              part()
                  .with("argv", (node, key, unknown) -> words(node, key))
                  .with("env", (node, key, unknown) -> environment(node, key)))
          .table("ramfs-image", part())
          .require("name", "program");

  /**
   * Where a file comes from.
   *
   * @param source {@code runtime} for Nanvix's own release, or {@code package:} and a name
   * @param path below its root
   */
  public record Part(String source, RelativePath path) {
    /** Whether it is of Nanvix's own release. */
    public boolean isOfRuntime() {
      return source.equals(RUNTIME);
    }

    /** Whether it is of that package. */
    public boolean isOf(String name) {
      return source.equals(PACKAGE + name);
    }
  }

  /**
   * A program of the initrd.
   *
   * @param file its ELF file
   * @param argv the words that it is started with, its own name first
   * @param environment all of its variables
   */
  public record Program(Part file, List<String> argv, SortedMap<String, String> environment) {}

  /**
   * Reads a file.
   *
   * @throws io.github.nanvix.maven.failure.BuildException naming line and column of what is wrong
   */
  public static Profile read(Path file) {
    return of(TomlFile.parse(file.toString(), TomlFile.text(file)), CONSOLE);
  }

  /** The daemons of Nanvix, and nothing else. */
  public static Profile standard() {
    return of(new PinCatalog(Optional.empty()).toml(STANDARD), List.of());
  }

  private static Profile of(TomlNode root, List<String> console) {
    List<UnknownKey> unknown = SHAPE.unknownIn(root);
    if (root.tables("program").isEmpty()) {
      throw root.refuse("program", "is empty", "one program at least");
    }
    return new Profile(
        root.string("name"),
        root.tables("program").stream().map(Profile::program).toList(),
        root.optionalTable("ramfs-image").map(Profile::part),
        console,
        unknown.stream().sorted(UnknownKey.IN_ORDER).toList());
  }

  /** The programs of Nanvix's own release. */
  public List<Program> runtime() {
    return programs.stream().filter(program -> program.file().isOfRuntime()).toList();
  }

  /** The program of a package that lies at that place. */
  public Optional<Program> packaged(RelativePath path) {
    return programs.stream()
        .filter(program -> !program.file().isOfRuntime() && program.file().path().equals(path))
        .findFirst();
  }

  /** The programs of a package. */
  public List<Program> of(String name) {
    return programs.stream().filter(program -> program.file().isOf(name)).toList();
  }

  private static Program program(TomlNode node) {
    List<String> argv = words(node, "argv");
    return new Program(
        part(node),
        argv.isEmpty() ? List.of(stem(node.path("path"))) : argv,
        environment(node, "env"));
  }

  private static Part part(TomlNode node) {
    return new Part(node.parsed("source", Profile::source, EXPECTED_SOURCE), node.path("path"));
  }

  private static Shape part() {
    return new Shape()
        .strings(Profile::source, EXPECTED_SOURCE, "source")
        .strings(RelativePath::new, EXPECTED_PATH, "path")
        .require("source", "path");
  }

  /** What a program is called whose words nobody gives: its file's name without {@code .elf}. */
  public static String stem(RelativePath path) {
    return path.fileName().replaceFirst("\\.elf$", "");
  }

  private static String source(String text) {
    return matching(RUNTIME + "|" + PACKAGE + NAME, text);
  }

  private static String name(String text) {
    return matching(NAME, text);
  }

  private static String matching(String pattern, String text) {
    if (!text.matches(pattern)) {
      throw new IllegalArgumentException("is \"" + text + "\"");
    }
    return text;
  }

  private static List<String> words(TomlNode node, String key) {
    List<String> words = node.strings(key);
    try {
      new GuestCommand(words, Collections.emptySortedMap());
    } catch (IllegalArgumentException e) {
      throw node.refuse(key, String.valueOf(e.getMessage()), "words without blanks");
    }
    return words;
  }

  private static SortedMap<String, String> environment(TomlNode node, String key) {
    Map<String, String> values = node.stringMap(key);
    try {
      return new GuestCommand(List.of(), new TreeMap<>(values)).environment();
    } catch (IllegalArgumentException e) {
      throw node.refuse(key, String.valueOf(e.getMessage()), "names and values without blanks");
    }
  }
}
