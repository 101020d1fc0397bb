package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.FarAddend;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a loader refuses for the relocations of a file. */
record RelocationAcceptance(LoaderProfile profile) {
  private static final int R_386_IRELATIVE = 42;
  private static final int R_X86_64_IRELATIVE = 37;

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
      return;
    }
    Set<Refusal> reported = EnumSet.noneOf(Refusal.class);
    UnknownTypes unknown = new UnknownTypes(rules.types());
    AppliedTypes types = new AppliedTypes(profile);
    List<Segment> loaded = image.segments().stream().filter(Segment::isLoaded).toList();
    for (RelocationTable table : profile.relocations().applied(image)) {
      for (int i = 0; i < table.size(); i++) {
        AppliedType type = types.of(table, i);
        if (!type.isKnown()) {
          unknown.add(type.name(), table, i);
        } else if (type.isRelative()
            && table.symbolIndex(i) != 0
            && reported.add(Refusal.RELATIVE_RELOCATION)) {
          report.add(
              Refusal.RELATIVE_RELOCATION, "has a relocation " + type.name() + " with a symbol");
        } else if (!type.isRelative()
            && isLocal(image.dynamicSymbols(), table.symbolIndex(i))
            && reported.add(Refusal.RELOCATION_SYMBOL)) {
          report.add(
              Refusal.RELOCATION_SYMBOL,
              "has a relocation " + type.name() + " without a global symbol");
        } else if (!holds(loaded, table.offset(i)) && reported.add(Refusal.RELOCATION_PLACE)) {
          report.add(
              Refusal.RELOCATION_PLACE,
              "has a relocation at 0x"
                  + Long.toHexString(table.offset(i))
                  + ", outside of its segments");
        }
      }
    }
    addends(image, types, report);
    unknown.faults(true).forEach(fault -> report.add(Refusal.RELOCATION_TYPE, fault));
    unknown.faults(false).forEach(fault -> report.add(Refusal.RELOCATION_NUMBER, fault));
  }

  /** Wherever the file may come to lie; a weak symbol that is nowhere is 0, to which any leads. */
  private void addends(ElfImage image, AppliedTypes types, Acceptance.Report report) {
    long base = profile.files().addressBase();
    if (base == 0) {
      return;
    }
    long highest = base + profile.files().addressSpace() - SegmentAcceptance.end(profile, image);
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
          report.add(
              Refusal.RELOCATION_ADDEND,
              "has a relocation "
                  + type.name()
                  + " at 0x"
                  + Long.toHexString(table.offset(far.index()))
                  + " with the addend 0x"
                  + Integer.toHexString(far.value())
                  + ", which leads out of the 32 bits of an address");
          return;
        }
      }
    }
  }

  /** These loaders look up every symbol by its name; the null symbol has none. */
  private static boolean isLocal(SymbolTable symbols, long index) {
    return index == 0
        || (index < symbols.size() && symbols.binding((int) index).equals(SymbolBinding.LOCAL));
  }

  /** What a loader does with all types: it has a place for each, and patches no code. */
  private void everyType(ElfImage image, Acceptance.Report report) {
    boolean i386 = image.machine().equals(ElfMachine.I386);
    int indirect = i386 ? R_386_IRELATIVE : R_X86_64_IRELATIVE;
    boolean anywhere = image.dynamic().hasTextRelocations();
    List<Segment> patched =
        image.segments().stream()
            .filter(one -> one.isLoaded() && (anywhere || one.isWritable()))
            .toList();
    Set<Refusal> reported = EnumSet.noneOf(Refusal.class);
    for (RelocationTable table : profile.relocations().applied(image)) {
      int last = 0;
      for (int i = 0; i < table.size(); i++) {
        int number = table.typeNumber(i);
        if (number != last && !table.type(i).isNamed() && reported.add(Refusal.RELOCATION_NUMBER)) {
          report.add(Refusal.RELOCATION_NUMBER, "has a relocation of type " + table.type(i));
        }
        last = number;
        if (number == indirect
            && !profile.files().indirectFunctions()
            && reported.add(Refusal.RELOCATION_TYPE)) {
          report.add(Refusal.RELOCATION_TYPE, "has a relocation of type IRELATIVE");
        }
        if (isNameless(image.dynamicSymbols(), table.symbolIndex(i))
            && reported.add(Refusal.RELOCATION_SYMBOL)) {
          report.add(
              Refusal.RELOCATION_SYMBOL,
              "has a relocation " + table.type(i) + " with a symbol that has no name");
        }
        if (number != 0
            && !isWithinPages(patched, table.offset(i))
            && reported.add(Refusal.RELOCATION_PLACE)) {
          report.add(
              Refusal.RELOCATION_PLACE,
              "has a relocation at 0x"
                  + Long.toHexString(table.offset(i))
                  + ", outside of its writable segments");
        }
      }
    }
  }

  private static boolean isNameless(SymbolTable symbols, long index) {
    return index > 0
        && index < symbols.size()
        && symbols.nameLength((int) index) == 0
        && symbols.binding((int) index).equals(SymbolBinding.GLOBAL);
  }

  private boolean isWithinPages(List<Segment> segments, long address) {
    long page = profile.files().pageSize();
    for (Segment segment : segments) {
      long start = segment.address() / page * page;
      long end = (segment.address() + segment.memorySize() + page - 1) / page * page;
      if (address >= start && address < end) {
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
