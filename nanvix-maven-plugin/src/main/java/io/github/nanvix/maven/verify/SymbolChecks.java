// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadPlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether every symbol has one definition, in the file that should have it. */
final class SymbolChecks {
  private SymbolChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error(
                "ELF-SYM-002",
                "Unbundled symbol is defined outside of its library",
                SymbolChecks::bundled)
            .inImages(),
        Rule.warning("ELF-SYM-003", "Symbol has two providers", SymbolChecks::ambiguous));
  }

  /** By name, and not by prefix: what a port's shared object exports is what it is there for. */
  private static void bundled(Subject subject, Check.Faults faults) {
    Map<String, String> owners = exported(subject);
    for (StagedObject object : owners.isEmpty() ? List.<StagedObject>of() : users(subject)) {
      Set<String> names = new LinkedHashSet<>();
      Set<String> libraries = new LinkedHashSet<>();
      for (SymbolTable table :
          List.of(object.image().dynamicSymbols(), object.image().staticSymbols())) {
        for (int i = 1; i < table.size(); i++) {
          String owner = owners.get(table.name(i));
          if (owner != null && isContent(table.get(i))) {
            names.add(table.name(i));
            libraries.add(owner);
          }
        }
      }
      if (!names.isEmpty()) {
        faults.add(
            object.path(),
            "defines "
                + Names.some(names)
                + ", which should come from "
                + String.join(", ", libraries),
            "Keep the static archive off its link line: name the .so, and drop -l options that find"
                + " the .a.");
      }
    }
  }

  /** What the ports' shared objects export, each name with the file that has it. */
  private static Map<String, String> exported(Subject subject) {
    Map<String, String> owners = new HashMap<>();
    for (RelativePath port : subject.spec().ports()) {
      StagedObject library = subject.objects().get(port);
      if (library != null) {
        for (Symbol symbol : library.image().dynamicSymbols()) {
          if (symbol.isExported() && isContent(symbol)) {
            owners.putIfAbsent(symbol.name(), port.fileName());
          }
        }
      }
    }
    return owners;
  }

  private static List<StagedObject> users(Subject subject) {
    return subject.objects().values().stream()
        .filter(object -> object.role() != Role.LIBRARY)
        .toList();
  }

  /** Defined here, and neither the name of a source file nor an absolute mark. */
  private static boolean isContent(Symbol symbol) {
    return symbol.isDefined() && symbol.sectionIndex() < 0xff00;
  }

  private static void ambiguous(Subject subject, Check.Faults faults) {
    for (LoadPlan plan : subject.plans()) {
      Map<List<RelativePath>, Set<String>> byProviders = new LinkedHashMap<>();
      for (BoundSymbol symbol : plan.symbols()) {
        if (symbol.asker().equals(plan.module()) && !symbol.others().isEmpty()) {
          byProviders
              .computeIfAbsent(providers(symbol), key -> new LinkedHashSet<>())
              .add(symbol.symbol());
        }
      }
      byProviders.forEach(
          (providers, symbols) ->
              faults.add(
                  plan.module(),
                  "binds "
                      + Names.some(symbols)
                      + " to "
                      + providers.get(0)
                      + "; also defined by "
                      + providers.subList(1, providers.size()),
                  "Leave each symbol in one file: hide it in the others or link them without it."));
    }
  }

  private static List<RelativePath> providers(BoundSymbol symbol) {
    return java.util.stream.Stream.concat(symbol.provider().stream(), symbol.others().stream())
        .toList();
  }
}
