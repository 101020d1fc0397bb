// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.compare.Detail.Near;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which symbol a place in a section belongs to. */
final class NearestSymbol {
  private NearestSymbol() {}

  /** The symbol that covers the place, or else the last one that starts before it. */
  static Optional<Near> of(ElfImage image, int section, long offset) {
    SymbolTable table =
        image.staticSymbols().isEmpty() ? image.dynamicSymbols() : image.staticSymbols();
    // Values count from the section's start in relocatable files, else they are addresses.
    long base = image.type().equals(ElfType.REL) ? 0 : image.sections().get(section).address();
    long place = base + offset;
    Symbol nearest = null;
    for (Symbol symbol : table) {
      if (symbol.sectionIndex() == section
          && !symbol.name().isEmpty()
          && symbol.value() <= place
          && isNearer(symbol, nearest, place)) {
        nearest = symbol;
      }
    }
    return Optional.ofNullable(nearest)
        .map(symbol -> new Near(symbol.name(), place - symbol.value(), covers(symbol, place)));
  }

  private static boolean isNearer(Symbol symbol, @Nullable Symbol known, long place) {
    if (known == null || covers(symbol, place) != covers(known, place)) {
      return known == null || covers(symbol, place);
    }
    return symbol.value() > known.value();
  }

  private static boolean covers(Symbol symbol, long place) {
    return place - symbol.value() < symbol.size();
  }
}
