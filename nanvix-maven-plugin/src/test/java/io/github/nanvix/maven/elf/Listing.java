// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code readelf -dW --dyn-syms -rW} prints of one file, in its words, whoever read it. */
final class Listing {
  final List<String> dynamic = new ArrayList<>();
  final List<String> symbols = new ArrayList<>();

  /** Relocation types with counts, by section. */
  final Map<String, Map<String, Integer>> relocations = new TreeMap<>();

  /** A number over offset, type and symbol of every relocation in order. */
  final Map<String, Integer> places = new TreeMap<>();

  /** Adds a relocation; readelf cuts names of sections off at some 256 bytes. */
  void relocation(String fullSection, String type, String symbol, long offset) {
    String section = fullSection.substring(0, Math.min(fullSection.length(), 250));
    relocations.computeIfAbsent(section, key -> new TreeMap<>()).merge(type, 1, Integer::sum);
    int hash = (Long.hashCode(offset) * 31 + type.hashCode()) * 31 + symbol.hashCode();
    places.merge(section, hash, (before, next) -> before * 31 + next);
  }

  int relocationCount() {
    return relocations.values().stream()
        .flatMap(types -> types.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** What our reader says. */
  static Listing of(ElfImage image) {
    Listing listing = new Listing();
    Dynamic dynamic = image.dynamic();
    dynamic.needed().forEach(name -> listing.dynamic.add("NEEDED " + name));
    dynamic.soname().ifPresent(name -> listing.dynamic.add("SONAME " + name));
    dynamic.rpath().ifPresent(path -> listing.dynamic.add("RPATH " + path));
    dynamic.runpath().ifPresent(path -> listing.dynamic.add("RUNPATH " + path));
    listing.dynamic.sort(null);
    for (Symbol symbol : image.dynamicSymbols()) {
      listing.symbols.add(text(symbol));
    }
    for (RelocationTable table : image.relocationTables()) {
      for (int i = 0; i < table.size(); i++) {
        Relocation r = table.get(i);
        String symbol = r.symbol().isEmpty() ? section(image, table.symbolIndex(i)) : r.symbol();
        listing.relocation(r.section(), r.type().name(), symbol, r.offset());
      }
    }
    return listing;
  }

  private static String text(Symbol symbol) {
    return String.join(
        " ",
        Long.toHexString(symbol.value()),
        Long.toUnsignedString(symbol.size()),
        symbol.type().toString().replaceFirst("STT_(GNU_)?", ""),
        symbol.binding().toString().replaceFirst("STB_(GNU_)?", ""),
        symbol.visibility().toString(),
        index(symbol.sectionIndex()),
        symbol.versionedName());
  }

  /** What readelf writes for a symbol without a name: that of the section that it stands for. */
  private static String section(ElfImage image, long index) {
    if (index == 0 || index >= image.staticSymbols().size()) {
      return "";
    }
    Symbol symbol = image.staticSymbols().get((int) index);
    return symbol.type().toString().equals("STT_SECTION")
        ? image.sections().get(symbol.sectionIndex()).name()
        : "";
  }

  private static String index(int index) {
    return switch (index) {
      case 0 -> "UND";
      case 0xfff1 -> "ABS";
      case 0xfff2 -> "COM";
      default -> Integer.toString(index);
    };
  }
}
