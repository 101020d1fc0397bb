// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.elf.SymbolType;
import io.github.nanvix.maven.fs.Count;
import java.util.List;

/** What loaders apply, and nobody should ask them to. */
final class RelocationChecks {
  private RelocationChecks() {}

  static List<Check> all() {
    return List.of(
        shared(
            "ELF-REL-005",
            "Sections and dynamic array disagree about relocations",
            RelocationChecks::tags),
        shared("ELF-TLS-002", "Symbol is thread-local", RelocationChecks::tlsSymbols));
  }

  private static Check shared(String id, String title, Rule.ObjectInspection inspection) {
    return Rule.error(id, title, Rule.each(Role::isShared, inspection));
  }

  /** Only a loader that goes by section names can miss what the dynamic array knows. */
  private static void tags(Subject subject, StagedObject object, Check.Faults faults) {
    if (subject.profile().relocations().sections().isEmpty()
        || object.image().sections().isEmpty()) {
      return;
    }
    int bySection = 0;
    for (RelocationTable table : object.image().relocationTables()) {
      bySection += table.section().isAllocated() ? table.size() : 0;
    }
    int byTag = object.image().dynamicRelocations().stream().mapToInt(List::size).sum();
    if (bySection != byTag) {
      faults.add(
          object.path(),
          "has "
              + new Count(bySection, "relocation")
              + " by section and "
              + byTag
              + " by dynamic tag",
          "Do not edit the file after the linker; one of the two tables is damaged.");
    }
  }

  private static void tlsSymbols(Subject subject, StagedObject object, Check.Faults faults) {
    if (subject.profile().files().threadLocalStorage()) {
      return;
    }
    SymbolTable table = object.image().dynamicSymbols();
    if (!table.kinds().hasType(SymbolType.TLS)) {
      return;
    }
    for (Symbol symbol : table) {
      if (symbol.type().equals(SymbolType.TLS)) {
        faults.add(
            object.path(),
            "symbol \"" + symbol.name() + "\" is thread-local (STT_TLS)",
            "Remove __thread and thread_local from the declaration of the symbol.");
      }
    }
  }
}
