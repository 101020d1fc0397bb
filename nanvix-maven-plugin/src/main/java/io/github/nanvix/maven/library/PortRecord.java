package io.github.nanvix.maven.library;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an installed port says of itself, in {@code share/nanvix/<name>.toml} of its sysroot.
 *
 * @param name of the port
 * @param version of its source
 * @param triple that it was built for
 * @param toolchain the id of the toolchain; objects of two toolchains must not meet in one process
 * @param runtime the shared objects that must be staged, as paths in the sysroot
 */
public record PortRecord(
    String name, String version, String triple, String toolchain, List<RelativePath> runtime) {
  private static final String DIRECTORY = "share/nanvix/";
  private static final String VALUE = "\"([^\"\\\\\\p{Cntrl}]*)\"";
  private static final Pattern QUOTED = Pattern.compile(VALUE);
  private static final Pattern WRITTEN =
      Pattern.compile(
          "name = V\nversion = V\ntriple = V\ntoolchain = V\nruntime = \\[(?<runtime>.*)]\n"
              .replace("V", VALUE));

  /** Where the record of a port lies in a sysroot. */
  public static RelativePath path(String port) {
    return new RelativePath(DIRECTORY + port + ".toml");
  }

  /** Whether a path in a sysroot is a port's record. */
  public static boolean isRecord(RelativePath path) {
    return path.text().startsWith(DIRECTORY) && path.text().endsWith(".toml");
  }

  /** Reads a record. */
  public static PortRecord parse(String document, String text) {
    return written(text).orElseGet(() -> parsed(document, text));
  }

  /**
   * A record that {@link #toToml} has written, as nearly all are: reading those by its pattern
   * saves the start of the TOML parser, which takes longer than all the rest of a goal.
   */
  private static Optional<PortRecord> written(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      PortRecord record =
          new PortRecord(
              matcher.group(1),
              matcher.group(2),
              matcher.group(3),
              matcher.group(4),
              QUOTED
                  .matcher(matcher.group("runtime"))
                  .results()
                  .map(file -> new RelativePath(file.group(1)))
                  .toList());
      return record.toToml().equals(text) ? Optional.of(record) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Not a path: the parser knows how to say so.
      return Optional.empty();
    }
  }

  private static PortRecord parsed(String document, String text) {
    TomlNode node =
        TomlFile.parse(document, text)
            .allowOnly("name", "version", "triple", "toolchain", "runtime");
    return new PortRecord(
        node.string("name"),
        node.string("version"),
        node.string("triple"),
        node.string("toolchain"),
        node.paths("runtime"));
  }

  /** The record as TOML. */
  public String toToml() {
    String files =
        runtime.stream()
            .map(path -> quote(path.text()))
            .collect(Collectors.joining(", ", "[", "]"));
    return "name = "
        + quote(name)
        + "\nversion = "
        + quote(version)
        + "\ntriple = "
        + quote(triple)
        + "\ntoolchain = "
        + quote(toolchain)
        + "\nruntime = "
        + files
        + "\n";
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
