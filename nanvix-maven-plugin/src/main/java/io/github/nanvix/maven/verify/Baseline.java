// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Symbol;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a library exports, as a text file that is kept in version control: {@code SONAME} and its
 * name on the first line, then one symbol a line, {@code name} or {@code name@VERSION}, sorted;
 * lines that start with {@code #} are comments.
 *
 * @param soname the {@code DT_SONAME}, empty where the library has none
 * @param symbols the exported symbols
 */
public record Baseline(String soname, SortedSet<String> symbols) {
  private static final String HEADER = "SONAME ";

  /** Keeps its own copy of the symbols. */
  public Baseline {
    symbols = Collections.unmodifiableSortedSet(new TreeSet<>(symbols));
  }

  /** What a library exports now. */
  static Baseline of(ElfImage image) {
    TreeSet<String> symbols = new TreeSet<>();
    for (Symbol symbol : image.dynamicSymbols()) {
      if (symbol.isExported()) {
        symbols.add(name(symbol));
      }
    }
    return new Baseline(image.dynamic().soname().orElse(""), symbols);
  }

  private static String name(Symbol symbol) {
    return symbol.version().map(version -> symbol.name() + "@" + version).orElse(symbol.name());
  }

  /** Reads the text of a file; absent where the first line that counts is no SONAME line. */
  static Optional<Baseline> parse(String text) {
    List<String> lines =
        text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    if (lines.isEmpty() || !(lines.get(0) + " ").startsWith(HEADER)) {
      return Optional.empty();
    }
    return Optional.of(
        new Baseline(
            (lines.get(0) + " ").substring(HEADER.length()).strip(),
            new TreeSet<>(lines.subList(1, lines.size()))));
  }

  /** The text of the file. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("# Exported symbols; nanvix:verify -Dnanvix.baseline.update writes this file.\n");
    text.append((HEADER + soname).strip()).append('\n');
    symbols.forEach(symbol -> text.append(symbol).append('\n'));
    return text.toString();
  }
}
