// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.elf.DynamicTag;
import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.Identification;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.Count;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What a loader refuses for a file's header and dynamic array. */
record HeaderAcceptance(LoaderProfile profile) {
  /** System V and GNU, which Linux takes as its own (glibc, elf/dl-load.c, open_verify). */
  private static final Set<Integer> OS_ABIS = Set.of(0, 3);

  /** The same number on both machines (psABIs of i386 and x86-64). */
  private static final int R_RELATIVE = 8;

  void header(ElfImage image, boolean program, Acceptance.Report report) {
    LoaderProfile.FileRules rules = profile.files();
    if (!rules.isFor(image)) {
      report.add(Refusal.MACHINE, "is %s; expected %s", image.platform(), rules.platforms());
      return;
    }
    if (image.isDebugFile()) {
      report.add(
          Refusal.DEBUG_FILE,
          "is a debug file, without code and dynamic section (objcopy --only-keep-debug)");
      return;
    }
    Identification ident = image.identification();
    if (rules.identification()
        && (!OS_ABIS.contains(ident.osAbi())
            || ident.abiVersion() != 0
            || ident.padded()
            || ident.version() != 1)) {
      report.add(
          Refusal.IDENTIFICATION,
          "has EI_OSABI %d, EI_ABIVERSION %d%s and e_version %d; expected EI_OSABI 0 or 3,"
              + " EI_ABIVERSION 0, zeroes and e_version 1",
          ident.osAbi(),
          ident.abiVersion(),
          ident.padded() ? ", bytes behind them" : "",
          ident.version());
    }
    Set<ElfType> types = program ? new HashSet<>(rules.executableTypes()) : new HashSet<>();
    // Where no program is known, a library is looked at as if it were one.
    types.add(ElfType.DYN);
    if (!program && rules.pieIsNoLibrary() && image.dynamic().isExecutable()) {
      report.add(Refusal.EXECUTABLE, "is a position-independent executable (DF_1_PIE)");
    }
    if (!types.contains(image.type())) {
      report.add(
          program ? Refusal.PROGRAM_TYPE : Refusal.TYPE,
          "is %s; expected %s",
          image.type(),
          program ? "one of " + types : "ET_DYN");
    }
  }

  void dynamicArray(ElfImage image, Acceptance.Report report) {
    Dynamic dynamic = image.dynamic();
    if (dynamic.entries().isEmpty()) {
      report.add(Refusal.NO_DYNAMIC, "has no dynamic section (PT_DYNAMIC)");
      return;
    }
    Segment array = image.segments(SegmentType.DYNAMIC).get(0);
    if (image.segments(SegmentType.LOAD).stream()
        .noneMatch(
            one ->
                one.address() - one.offset() == array.address() - array.offset()
                    && lies(image, array.address(), array.fileSize(), any -> true))) {
      report.add(
          Refusal.NO_DYNAMIC,
          "has its dynamic section elsewhere in memory than in the file (PT_DYNAMIC)");
    }
    if (!dynamic.has(DynamicTag.SYMTAB) || !dynamic.has(DynamicTag.STRTAB)) {
      report.add(Refusal.DYNAMIC_ARRAY, "has a dynamic array without DT_SYMTAB and DT_STRTAB");
    } else if (profile.files().entrySizes()) {
      boolean wide = image.elfClass() == ElfClass.ELF64;
      size(dynamic, DynamicTag.RELA, DynamicTag.RELAENT, wide ? 24 : 12, "DT_RELAENT", report);
      size(dynamic, DynamicTag.REL, DynamicTag.RELENT, wide ? 16 : 8, "DT_RELENT", report);
      size(dynamic, DynamicTag.RELR, DynamicTag.RELRENT, wide ? 8 : 4, "DT_RELRENT", report);
      long form = wide ? DynamicTag.RELA : DynamicTag.REL;
      size(dynamic, DynamicTag.PLTREL, DynamicTag.PLTREL, form, "DT_PLTREL", report);
      relative(image, DynamicTag.RELACOUNT, "DT_RELA", report);
      relative(image, DynamicTag.RELCOUNT, "DT_REL", report);
    }
    if (dynamic.has(DynamicTag.PLTREL) && !dynamic.has(DynamicTag.JMPREL)) {
      report.add(Refusal.DYNAMIC_ARRAY, "has a DT_PLTREL and no DT_JMPREL in its dynamic array");
    }
    if (profile.binding().versions()) {
      versions(image, report);
    }
    // What is called and is no code, or lies nowhere, ends the process.
    function(image, DynamicTag.INIT, "DT_INIT", report);
    function(image, DynamicTag.FINI, "DT_FINI", report);
    array(image, DynamicTag.INIT_ARRAY, DynamicTag.INIT_ARRAYSZ, "DT_INIT_ARRAY", report);
    array(image, DynamicTag.FINI_ARRAY, DynamicTag.FINI_ARRAYSZ, "DT_FINI_ARRAY", report);
  }

  /**
   * glibc, elf_machine_rela_relative: the first ones are taken for relative, and asserted to be.
   */
  private static void relative(ElfImage image, long tag, String name, Acceptance.Report report) {
    long count = image.dynamic().value(tag).orElse(0);
    for (RelocationTable table : image.dynamicRelocations()) {
      for (int i = 0; table.section().name().equals(name) && i < table.size() && i < count; i++) {
        if (table.typeNumber(i) != R_RELATIVE) {
          report.add(
              Refusal.DYNAMIC_ARRAY,
              "says that the first %d of %s are relative; the one of number %d is %s",
              count,
              name,
              i,
              table.type(i));
          return;
        }
      }
    }
  }

  /** glibc, elf/dl-version.c; what has no name there is read from behind its table. */
  private static void versions(ElfImage image, Acceptance.Report report) {
    Dynamic dynamic = image.dynamic();
    SymbolTable symbols = image.dynamicSymbols();
    if (!dynamic.has(DynamicTag.VERSYM)
        && (dynamic.has(DynamicTag.VERNEED) || dynamic.has(DynamicTag.VERDEF))) {
      report.add(Refusal.DYNAMIC_ARRAY, "has versions and no DT_VERSYM in its dynamic array");
    }
    symbols.versionFault().ifPresent(fault -> report.add(Refusal.MISSING_VERSION, "has %s", fault));
    for (RelocationTable table : image.dynamicRelocations()) {
      for (int i = 0; i < table.size(); i++) {
        long symbol = table.symbolIndex(i);
        if (symbol < symbols.size() && symbols.hasVersionBeyond((int) symbol)) {
          report.add(
              Refusal.MISSING_VERSION,
              "needs \"%s\" in a version that has no name",
              symbols.name((int) symbol));
          return;
        }
      }
    }
  }

  private void function(ElfImage image, long tag, String name, Acceptance.Report report) {
    long address = image.dynamic().value(tag).orElse(0);
    if (profile.constructors().init()
        && image.dynamic().has(tag)
        && !lies(image, address, 1, Segment::isExecutable)) {
      report.add(Refusal.DYNAMIC_ARRAY, "has a %s of 0x%x, where it has no code", name, address);
    }
  }

  private void array(
      ElfImage image, long tag, long sizeTag, String name, Acceptance.Report report) {
    Dynamic dynamic = image.dynamic();
    long address = dynamic.value(tag).orElse(0);
    long size = dynamic.value(sizeTag).orElse(0);
    if (profile.constructors().initArray()
        && dynamic.has(tag)
        && (dynamic.has(sizeTag)
            ? !lies(image, address, size, one -> one.isWritable() || dynamic.hasTextRelocations())
            : profile.files().entrySizes())) {
      report.add(
          Refusal.DYNAMIC_ARRAY,
          "has a %s of %s at 0x%x, which is in no segment whose addresses are relocated",
          name,
          new Count(size, "byte"),
          address);
    }
  }

  private static boolean lies(ElfImage image, long address, long size, Predicate<Segment> kind) {
    return image.segments().stream()
        .filter(one -> one.isLoaded() && kind.test(one))
        .anyMatch(
            one ->
                Long.compareUnsigned(address - one.address(), one.memorySize()) < 0
                    && Long.compareUnsigned(size, one.memorySize() - (address - one.address()))
                        <= 0);
  }

  private static void size(
      Dynamic dynamic, long table, long tag, long expected, String name, Acceptance.Report report) {
    long size = dynamic.value(tag).orElse(0);
    if (dynamic.has(table) && size != expected) {
      report.add(
          Refusal.DYNAMIC_ARRAY,
          "has %s %d in its dynamic array; expected %d",
          name,
          size,
          expected);
    }
  }
}
