package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.elf.DynamicTag;
import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.Identification;
import java.util.HashSet;
import java.util.Set;

/** What a loader refuses for a file's header and dynamic array. */
record HeaderAcceptance(LoaderProfile profile) {
  /** System V and GNU, which Linux takes as its own (glibc, elf/dl-load.c, open_verify). */
  private static final Set<Integer> OS_ABIS = Set.of(0, 3);

  private static final long DF_1_PIE = 0x08000000;

  void header(ElfImage image, boolean program, Acceptance.Report report) {
    LoaderProfile.FileRules rules = profile.files();
    if (!rules.isFor(image)) {
      report.add(
          Refusal.MACHINE,
          "is "
              + image.platform()
              + "; expected "
              + rules.elfClasses()
              + " "
              + rules.data()
              + " "
              + rules.machines());
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
          "has EI_OSABI "
              + ident.osAbi()
              + ", EI_ABIVERSION "
              + ident.abiVersion()
              + (ident.padded() ? ", bytes behind them" : "")
              + " and e_version "
              + ident.version()
              + "; expected EI_OSABI 0 or 3, EI_ABIVERSION 0, zeroes and e_version 1");
    }
    Set<ElfType> types = program ? new HashSet<>(rules.executableTypes()) : new HashSet<>();
    // Where no program is known, a library is looked at as if it were one.
    types.add(ElfType.DYN);
    if (!program && rules.pieIsNoLibrary() && (image.dynamic().flags1() & DF_1_PIE) != 0) {
      report.add(Refusal.EXECUTABLE, "is a position-independent executable (DF_1_PIE)");
    }
    if (!types.contains(image.type())) {
      report.add(
          program ? Refusal.PROGRAM_TYPE : Refusal.TYPE,
          "is " + image.type() + "; expected " + (program ? "one of " + types : "ET_DYN"));
    }
  }

  void dynamicArray(ElfImage image, Acceptance.Report report) {
    Dynamic dynamic = image.dynamic();
    if (dynamic.entries().isEmpty()) {
      report.add(Refusal.NO_DYNAMIC, "has no dynamic section (PT_DYNAMIC)");
      return;
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
    }
  }

  private static void size(
      Dynamic dynamic, long table, long tag, long expected, String name, Acceptance.Report report) {
    if (dynamic.has(table) && dynamic.value(tag).orElse(0) != expected) {
      report.add(
          Refusal.DYNAMIC_ARRAY,
          "has "
              + name
              + " "
              + dynamic.value(tag).orElse(0)
              + " in its dynamic array; expected "
              + expected);
    }
  }
}
