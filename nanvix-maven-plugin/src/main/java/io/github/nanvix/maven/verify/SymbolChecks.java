package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadPlan;
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
                Rule.each(role -> role != Role.LIBRARY, SymbolChecks::bundled))
            .inImages(),
        Rule.warning("ELF-SYM-003", "Symbol has two providers", SymbolChecks::ambiguous));
  }

  private static void bundled(Subject subject, StagedObject object, Check.Faults faults) {
    SubjectSpec spec = subject.spec();
    if (object.role() == Role.MODULE && !spec.neededByModule().containsKey(object.moduleName())) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    collect(object.image().dynamicSymbols(), spec.unbundledPrefixes(), names);
    collect(object.image().staticSymbols(), spec.unbundledPrefixes(), names);
    if (!names.isEmpty()) {
      faults.add(
          object.path(),
          "defines " + Names.some(names) + ", which should come from a shared library",
          "Keep the static archive off its link line: name the .so, and drop -l options that find"
              + " the .a.");
    }
  }

  private static void collect(SymbolTable table, List<String> prefixes, Set<String> names) {
    for (int i = 1; !prefixes.isEmpty() && i < table.size(); i++) {
      for (String prefix : prefixes) {
        if (table.startsWith(i, prefix) && isContent(table.get(i))) {
          names.add(table.name(i));
        }
      }
    }
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
