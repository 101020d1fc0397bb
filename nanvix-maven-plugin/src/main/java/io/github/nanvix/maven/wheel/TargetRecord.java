// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.TomlText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a wheel with code for a target says of that, in {@code nanvix.toml} of its information.
 *
 * @param recipe the package's recipe
 * @param triple that it was built for
 * @param toolchain the id of the toolchain; objects of two toolchains must not meet in one process
 * @param needs the ports that it was built against, each with the digest of its interface then
 * @param modules what DT_NEEDED of each module lists, by its name
 */
public record TargetRecord(
    String recipe,
    String triple,
    String toolchain,
    SortedMap<String, Sha256> needs,
    SortedMap<String, List<String>> modules) {
  /** Its name beside the wheel's METADATA. */
  public static final String FILE = "nanvix.toml";

  /** Keeps its own copies. */
  public TargetRecord {
    needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
  }

  /** That of a wheel; empty for one that has none. */
  public static Optional<TargetRecord> of(Path wheel) {
    Wheel read = Wheel.read(wheel);
    return read.files().containsKey(read.own(FILE))
        ? Optional.of(parse(read.fileName() + "!" + FILE, read.text(FILE)))
        : Optional.empty();
  }

  private static TargetRecord parse(String document, String text) {
    TomlNode node = TomlFile.parse(document, text);
    node.allowOnly("recipe", "triple", "toolchain", "needs", "module");
    SortedMap<String, Sha256> needs = new TreeMap<>();
    node.optionalTable("needs")
        .ifPresent(table -> table.keys().forEach(port -> needs.put(port, table.sha256(port))));
    SortedMap<String, List<String>> modules = new TreeMap<>();
    for (TomlNode module : node.tables("module")) {
      module.allowOnly("name", "needed");
      modules.put(module.string("name"), module.strings("needed"));
    }
    return new TargetRecord(
        node.string("recipe"), node.string("triple"), node.string("toolchain"), needs, modules);
  }

  /** The record as TOML. */
  public String toToml() {
    TomlText text =
        new TomlText().with("recipe", recipe).with("triple", triple).with("toolchain", toolchain);
    if (!needs.isEmpty()) {
      text.line("").line("[needs]");
      needs.forEach((port, digest) -> text.with(TomlText.quoted(port), digest.hex()));
    }
    modules.forEach(
        (name, needed) ->
            text.line("").line("[[module]]").with("name", name).with("needed", needed));
    return text.toString();
  }
}
