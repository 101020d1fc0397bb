// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.FarAddend;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import java.util.List;
import java.util.stream.LongStream;

/** What a loader refuses for the relocations of a file. */
record RelocationAcceptance(LoaderProfile profile) {
  private static final String INDIRECT = "_IRELATIVE";

  void relocations(ElfImage image, Acceptance.Report report) {
    LoaderProfile.RelocationRules rules = profile.relocations();
    if (image.dynamic().hasTextRelocations()) {
      report.add(
          Refusal.TEXT_RELOCATIONS,
          "has text relocations (DT_TEXTREL): some object was compiled without -fPIC");
    }
    if (!rules.packed()
        && !profile.files().sectionsByName()
        && image.packedRelocations().isPresent()) {
      report.add(
          Refusal.PACKED_RELOCATIONS, "has packed relocations (DT_RELR), which are never applied");
    }
    if (rules.types().isEmpty()) {
      everyType(image, report);
    } else {
      knownTypes(image, report);
    }
  }

  private void knownTypes(ElfImage image, Acceptance.Report report) {
    UnknownTypes unknown = new UnknownTypes(profile.relocations().types());
    AppliedTypes types = new AppliedTypes(profile);
    List<Segment> loaded = image.segments().stream().filter(Segment::isLoaded).toList();
    SymbolTable symbols = image.dynamicSymbols();
    for (RelocationTable table : profile.relocations().applied(image)) {
      for (int i = 0; i < table.size(); i++) {
        AppliedType type = types.of(table, i);
        if (!type.isKnown()) {
          unknown.add(type.name(), table, i);
        } else if (!type.isNothing()) {
          applied(type, table, i, symbols, loaded, report);
        }
      }
    }
    addends(image, types, report);
    unknown.faults(true).forEach(fault -> report.add(Refusal.RELOCATION_TYPE, "%s", fault));
    unknown.faults(false).forEach(fault -> report.add(Refusal.RELOCATION_NUMBER, "%s", fault));
  }

  private static void applied(
      AppliedType type,
      RelocationTable table,
      int index,
      SymbolTable symbols,
      List<Segment> loaded,
      Acceptance.Report report) {
    long symbol = table.symbolIndex(index);
    if (type.isRelative() && symbol != 0) {
      report.once(Refusal.RELATIVE_RELOCATION, "has a relocation %s with a symbol", type.name());
    } else if (isBeyond(symbols, symbol)) {
      beyond(table, index, report);
    } else if (!type.isRelative() && isLocal(symbols, symbol)) {
      report.once(
          Refusal.RELOCATION_SYMBOL, "has a relocation %s without a global symbol", type.name());
    } else if (!holds(loaded, table.offset(index))) {
      report.once(
          Refusal.RELOCATION_PLACE,
          "has a relocation at 0x%x, outside of its segments",
          table.offset(index));
    }
  }

  /** Wherever the file may come to lie; a weak symbol that is nowhere is 0, to which any leads. */
  private void addends(ElfImage image, AppliedTypes types, Acceptance.Report report) {
    long base = profile.files().addressBase();
    if (base == 0) {
      return;
    }
    long highest =
        base + profile.files().addressSpace() - new SegmentAcceptance(profile).end(image);
    SymbolTable symbols = image.dynamicSymbols();
    for (RelocationTable table : profile.relocations().applied(image)) {
      for (FarAddend far : table.farAddends()) {
        AppliedType type = types.of(table, far.index());
        long symbol = table.symbolIndex(far.index());
        boolean adds =
            type.isRelative()
                || (type.isAbsolute()
                    && symbol < symbols.size()
                    && !(symbols.isUndefined((int) symbol)
                        && symbols.binding((int) symbol).equals(SymbolBinding.WEAK)));
        if (adds && (base + far.value() < 0 || highest + far.value() > 0xffffffffL)) {
          report.once(
              Refusal.RELOCATION_ADDEND,
              "has a relocation %s at 0x%x with the addend 0x%x, which leads out of the 32 bits of"
                  + " an address",
              type.name(),
              table.offset(far.index()),
              far.value());
        }
      }
    }
  }

  private static boolean isBeyond(SymbolTable symbols, long index) {
    return index != 0 && index >= symbols.size();
  }

  private static void beyond(RelocationTable table, int index, Acceptance.Report report) {
    report.once(
        Refusal.RELOCATION_INDEX,
        "has a relocation %s with the symbol of number %d, which is beyond its symbol table",
        table.type(index),
        table.symbolIndex(index));
  }

  /** These loaders look up every symbol by its name; the null symbol has none. */
  private static boolean isLocal(SymbolTable symbols, long index) {
    return index == 0 || symbols.binding((int) index).equals(SymbolBinding.LOCAL);
  }

  /** What a loader does with all types: it has a place for each, and patches no code. */
  private void everyType(ElfImage image, Acceptance.Report report) {
    boolean anywhere = image.dynamic().hasTextRelocations();
    SymbolTable symbols = image.dynamicSymbols();
    long[] patched =
        image.segments().stream()
            .filter(one -> one.isLoaded() && (anywhere || one.isWritable()))
            .flatMapToLong(this::pages)
            .toArray();
    for (RelocationTable table : profile.relocations().applied(image)) {
      int last = 0;
      boolean indirect = false;
      for (int i = 0; i < table.size(); i++) {
        int number = table.typeNumber(i);
        if (number != last) {
          indirect = table.type(i).name().endsWith(INDIRECT);
          if (!table.type(i).isNamed()) {
            report.once(Refusal.RELOCATION_NUMBER, "has a relocation of type %s", table.type(i));
          }
        }
        last = number;
        if (indirect && !profile.files().indirectFunctions()) {
          report.once(Refusal.RELOCATION_TYPE, "has a relocation of type IRELATIVE");
        }
        if (isBeyond(symbols, table.symbolIndex(i))) {
          beyond(table, i, report);
        } else if (isNameless(symbols, table.symbolIndex(i))) {
          report.once(
              Refusal.RELOCATION_SYMBOL,
              "has a relocation %s with a symbol that has no name",
              table.type(i));
        }
        if (number != 0 && !isWithin(patched, table.offset(i))) {
          report.once(
              Refusal.RELOCATION_PLACE,
              "has a relocation at 0x%x, outside of its writable segments",
              table.offset(i));
        }
      }
    }
  }

  private static boolean isNameless(SymbolTable symbols, long index) {
    return index > 0
        && symbols.nameLength((int) index) == 0
        && symbols.binding((int) index).equals(SymbolBinding.GLOBAL);
  }

  /** Where the pages of a segment begin, and where they end. */
  private LongStream pages(Segment segment) {
    long page = profile.files().pageSize();
    return LongStream.of(
        segment.address() / page * page,
        (segment.address() + segment.memorySize() + page - 1) / page * page);
  }

  private static boolean isWithin(long[] pages, long address) {
    for (int i = 0; i < pages.length; i += 2) {
      if (address >= pages[i] && address < pages[i + 1]) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(List<Segment> loaded, long address) {
    for (Segment segment : loaded) {
      long within = address - segment.address();
      if (within >= 0 && within <= segment.memorySize() - 4) {
        return true;
      }
    }
    return false;
  }
}
