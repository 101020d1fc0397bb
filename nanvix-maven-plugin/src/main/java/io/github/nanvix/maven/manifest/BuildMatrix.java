// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The variants that a package is released in: {@code [builds]}.
 *
 * @param platforms machines such as {@code microvm}, or the systems that they run on, {@code linux}
 *     and {@code windows}
 * @param modes deployment modes, for example {@code standalone}
 * @param memory sizes, for example {@code 256mb}
 * @param excluded cells that are left out: {@code [[builds.exclude]]}
 */
public record BuildMatrix(
    List<String> platforms, List<String> modes, List<String> memory, List<Exclusion> excluded) {

  /** One choice of each. */
  public record Cell(String platform, String mode, String memory) {}

  /** All cells that have these values. */
  public record Exclusion(
      Optional<String> platform, Optional<String> mode, Optional<String> memory) {

    boolean covers(Cell cell) {
      return platform.orElse(cell.platform()).equals(cell.platform())
          && mode.orElse(cell.mode()).equals(cell.mode())
          && memory.orElse(cell.memory()).equals(cell.memory());
    }
  }

  /** The cells that are not excluded, the last axis running fastest. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (String platform : platforms) {
      for (String mode : modes) {
        for (String size : memory) {
          Cell cell = new Cell(platform, mode, size);
          if (excluded.stream().noneMatch(exclusion -> exclusion.covers(cell))) {
            cells.add(cell);
          }
        }
      }
    }
    return List.copyOf(cells);
  }

  /** Reads {@code [builds]}, where {@code matrix} may be missing. */
  static Optional<BuildMatrix> from(TomlNode builds, List<UnknownKey> unknown) {
    unknown.addAll(builds.unknown("matrix", "exclude"));
    List<Exclusion> excluded =
        builds.tables("exclude").stream().map(node -> exclusion(node, unknown)).toList();
    return builds
        .optionalTable("matrix")
        .map(
            matrix -> {
              unknown.addAll(matrix.unknown("platforms", "modes", "memory"));
              return new BuildMatrix(
                  axis(matrix, "platforms"),
                  axis(matrix, "modes"),
                  axis(matrix, "memory"),
                  excluded);
            });
  }

  private static List<String> axis(TomlNode matrix, String key) {
    List<String> values = matrix.strings(key);
    if (values.isEmpty()) {
      throw matrix.keys().contains(key)
          ? matrix.refuse(key, "is empty", "one value at least")
          : matrix.missing(key, "an array of strings");
    }
    for (String value : values) {
      try {
        Words.name(value);
      } catch (IllegalArgumentException e) {
        throw matrix.refuse(key, "holds \"" + value + "\"", Words.EXPECTED_NAME);
      }
    }
    if (values.stream().distinct().count() < values.size()) {
      throw matrix.refuse(key, "holds a value twice", "each value once");
    }
    return values;
  }

  private static Exclusion exclusion(TomlNode node, List<UnknownKey> unknown) {
    List<UnknownKey> others = node.unknown("platform", "mode", "memory");
    unknown.addAll(others);
    if (node.keys().size() == others.size()) {
      // It would cover every cell.
      throw node.missing("platform", "one of platform, mode and memory at least");
    }
    return new Exclusion(
        node.optionalString("platform"),
        node.optionalString("mode"),
        node.optionalString("memory"));
  }
}
