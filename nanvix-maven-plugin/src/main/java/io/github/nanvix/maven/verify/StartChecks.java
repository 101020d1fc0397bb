// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.Names;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Whether the executable can start, and gives modules what they expect of an interpreter. */
final class StartChecks {
  private static final List<String> PYTHON = List.of("PyModule_Create2", "PyModuleDef_Init");

  private StartChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error("ELF-EXE-006", "Executable's _start is weak", each(StartChecks::start)),
        Rule.error("ELF-EXE-007", "Executable copies a library's data", each(StartChecks::copies)),
        Rule.error(
                "ELF-EXE-008",
                "Interpreter does not export Python's API",
                each(StartChecks::python))
            .inImages(),
        Rule.error(
            "ELF-EXE-009", "Executable does not start in its code", each(StartChecks::entry)));
  }

  private static BiConsumer<Subject, Check.Faults> each(Rule.ObjectInspection inspection) {
    return Rule.each(Role.EXECUTABLE::equals, inspection);
  }

  private static void start(Subject subject, StagedObject exe, Check.Faults faults) {
    for (SymbolTable table : List.of(exe.image().dynamicSymbols(), exe.image().staticSymbols())) {
      for (int i = 1; i < table.size(); i++) {
        if (table.isNamed(i, "_start") && table.get(i).isDefined() && table.get(i).isWeak()) {
          faults.add(
              exe.path(),
              "its _start is weak: the C library's stand-in was taken, and the program hangs",
              "Link the start-up object (crt0) before the libraries, or link it whole.");
          return;
        }
      }
    }
  }

  private static void copies(Subject subject, StagedObject exe, Check.Faults faults) {
    if (subject.profile().relocations().copy()) {
      return;
    }
    Set<String> names = new TreeSet<>();
    Set<String> types = new TreeSet<>();
    for (RelocationTable table : exe.image().dynamicRelocations()) {
      for (int i = 0; i < table.size(); i++) {
        if (table.isCopy(i)) {
          names.add(table.get(i).symbol());
          types.add(table.type(i).name());
        }
      }
    }
    if (!names.isEmpty()) {
      faults.add(
          exe.path(),
          "copies "
              + Names.some(names)
              + " ("
              + String.join(", ", types)
              + "); the loader leaves the copies empty",
          "Compile the executable's objects with -fPIE, so that data is reached through the GOT.");
    }
  }

  private static void python(Subject subject, StagedObject exe, Check.Faults faults) {
    SymbolTable exported = exe.image().dynamicSymbols();
    if (isPython(subject)
        && ExecutableChecks.exportsAnything(exe)
        && PYTHON.stream().noneMatch(exported::defines)) {
      faults.add(
          exe.path(),
          "exports " + new Count(exportedCount(exported), "symbol") + ", and none of " + PYTHON,
          "Link the whole of Python's library into it, with -Wl,--export-dynamic.");
    }
  }

  /** By what it is said to be, or by the modules that are there. */
  private static boolean isPython(Subject subject) {
    return subject.spec().layout() == Layout.PYTHON
        || subject.objects().keySet().stream().anyMatch(subject.spec()::isPythonModule);
  }

  private static long exportedCount(SymbolTable table) {
    return table.stream().filter(Symbol::isExported).count();
  }

  private static void entry(Subject subject, StagedObject exe, Check.Faults faults) {
    long entry = exe.image().entry();
    for (Segment load : exe.loads()) {
      if (load.isExecutable()
          && Long.compareUnsigned(entry, load.address()) >= 0
          && Long.compareUnsigned(entry, load.address() + load.memorySize()) < 0) {
        return;
      }
    }
    faults.add(
        exe.path(),
        "its entry point 0x" + Long.toHexString(entry) + " is in no executable segment",
        "Link it with the start-up object and without -e or ENTRY() of another name.");
  }
}
