// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.elf.SymbolType;
import io.github.nanvix.maven.fs.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Whether symbols are of a kind that the loader binds as their author meant. */
final class KindChecks {
  private KindChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error(
            "ELF-SYM-009",
            "Exported function is chosen at load time",
            Rule.each(Role::isMapped, KindChecks::indirect)),
        Rule.warning(
            "ELF-SYM-010",
            "Exported symbol is absolute",
            Rule.each(Role::isShared, KindChecks::absolute)),
        Rule.warning(
            "ELF-SYM-011",
            "Symbol must be unique in the process",
            Rule.each(Role::isShared, KindChecks::unique)),
        Rule.error(
            "ELF-SYM-012",
            "Module does not export its PyInit function",
            Rule.each(Role.MODULE::equals, KindChecks::pyInit)),
        Rule.info(
            "ELF-SYM-013",
            "32-bit file keeps time in 32 bits",
            Rule.each(Role::isMapped, KindChecks::time32)));
  }

  private static void indirect(Subject subject, StagedObject object, Check.Faults faults) {
    if (!subject.profile().files().indirectFunctions()
        && object.image().dynamicSymbols().kinds().hasType(SymbolType.GNU_IFUNC)) {
      report(
          object,
          exported(object, symbol -> symbol.type().equals(SymbolType.GNU_IFUNC)),
          " as STT_GNU_IFUNC; the loader binds to the function that chooses, not to the chosen one",
          "Build without ifunc attributes and target clones.",
          faults);
    }
  }

  private static void absolute(Subject subject, StagedObject object, Check.Faults faults) {
    if (subject.profile().files().sectionsByName()
        && object.image().dynamicSymbols().kinds().hasAbsolute()) {
      report(
          object,
          exported(object, symbol -> symbol.isAbsolute() && !symbol.isVersion()),
          " as absolute (SHN_ABS); the loader adds the load address to it all the same",
          "Hide it with a version script, or define it in a section.",
          faults);
    }
  }

  private static void unique(Subject subject, StagedObject object, Check.Faults faults) {
    if (subject.profile().files().sectionsByName()
        && object.image().dynamicSymbols().kinds().hasBinding(SymbolBinding.GNU_UNIQUE)) {
      report(
          object,
          exported(object, symbol -> symbol.binding().equals(SymbolBinding.GNU_UNIQUE)),
          " as STB_GNU_UNIQUE; the loader lets each file keep its own",
          "Compile with -fno-gnu-unique.",
          faults);
    }
  }

  private static List<String> exported(StagedObject object, Predicate<Symbol> kind) {
    List<String> names = new ArrayList<>();
    for (Symbol symbol : object.image().dynamicSymbols()) {
      if (symbol.isExported() && kind.test(symbol)) {
        names.add(symbol.name());
      }
    }
    return names;
  }

  private static void report(
      StagedObject object, List<String> names, String fault, String hint, Check.Faults faults) {
    if (!names.isEmpty()) {
      faults.add(object.path(), "exports " + Names.some(names) + fault, hint);
    }
  }

  private static void pyInit(Subject subject, StagedObject object, Check.Faults faults) {
    if (!subject.spec().isPythonModule(object.path())) {
      return;
    }
    SymbolTable table = object.image().dynamicSymbols();
    String name = object.initFunction();
    if (!table.defines(name) && table.stream().noneMatch(KindChecks::isForeignInit)) {
      faults.add(
          object.path(),
          "does not export \"" + name + "\"; Python cannot import it",
          "Name the file after the module, and export its PyMODINIT_FUNC.");
    }
  }

  /** Of a module whose name is not ASCII. */
  private static boolean isForeignInit(Symbol symbol) {
    return symbol.isExported() && symbol.name().startsWith("PyInitU_");
  }

  private static void time32(Subject subject, StagedObject object, Check.Faults faults) {
    if (object.image().elfClass() != ElfClass.ELF32
        || object.image().dynamic().verneed().isEmpty()) {
      return;
    }
    Set<String> names = new TreeSet<>();
    for (Symbol symbol : object.image().dynamicSymbols()) {
      if (symbol.isUndefined()
          && ShortTimes.NAMES.contains(symbol.name())
          && symbol.version().filter(version -> version.startsWith("GLIBC_")).isPresent()) {
        names.add(symbol.name());
      }
    }
    if (!names.isEmpty()) {
      faults.add(
          object.path(),
          "uses " + Names.some(names) + " of glibc with 32-bit times, which end in January 2038",
          "Compile with -D_TIME_BITS=64 -D_FILE_OFFSET_BITS=64.");
    }
  }
}
