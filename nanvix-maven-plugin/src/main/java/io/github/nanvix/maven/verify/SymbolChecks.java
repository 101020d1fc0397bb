package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadFailure;
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
        Rule.error("ELF-SYM-001", "every strong symbol has a provider", SymbolChecks::unresolved),
        Rule.error(
                "ELF-SYM-002",
                "unbundled symbols are defined in their library only",
                Rule.each(role -> role != Role.LIBRARY, SymbolChecks::bundled))
            .inImages(),
        Rule.warning("ELF-SYM-003", "no symbol has two providers", SymbolChecks::ambiguous));
  }

  /** Silent where another finding explains all: no usable executable, or a library missing. */
  private static void unresolved(Subject subject, Check.Faults faults) {
    if (subject.executable().filter(ExecutableChecks::exportsAnything).isEmpty()) {
      return;
    }
    for (LoadPlan plan : subject.plans()) {
      if (plan.lacksLibrary()) {
        continue;
      }
      for (LoadFailure.UnresolvedSymbol failure :
          plan.failures(LoadFailure.UnresolvedSymbol.class)) {
        if (failure.asker().equals(plan.module()) && !isMissingVersion(plan, failure.symbol())) {
          faults.add(
              failure.asker(),
              "symbol \"" + failure.symbol() + "\" is defined by none of " + failure.lookedIn(),
              hint(failure.symbol()));
        }
      }
    }
  }

  /** Whether ELF-VER-003 says it already: the symbol is there, in another version. */
  private static boolean isMissingVersion(LoadPlan plan, String symbol) {
    List<LoadFailure.MissingVersion> missing = plan.failures(LoadFailure.MissingVersion.class);
    return !missing.isEmpty()
        && plan.symbols().stream()
            .filter(bound -> bound.symbol().equals(symbol))
            .flatMap(bound -> bound.version().stream())
            .anyMatch(version -> missing.stream().anyMatch(m -> m.version().equals(version)));
  }

  private static String hint(String symbol) {
    if (StatefulSymbols.isCompilerHelper(symbol)) {
      return "It is a helper of the compiler, which no other file exports: put -lgcc or the"
          + " compiler's builtins on this link line.";
    }
    if (symbol.equals("_impure_ptr") || symbol.equals("stdin") || symbol.equals("stdout")) {
      return "Headers and C library may be of different generations: compile it again with the"
          + " headers of the sysroot that the executable was linked in.";
    }
    return "Link the library that defines it, or have the executable export it; a compiler's"
        + " helper (__udivdi3 and the like) needs -lgcc or the builtins on this link line.";
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
