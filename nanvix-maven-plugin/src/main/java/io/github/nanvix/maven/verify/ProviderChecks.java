// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadedFile;
import io.github.nanvix.maven.loader.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Whether what must exist once in a process does exist once. */
final class ProviderChecks {
  private ProviderChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error("ELF-SYM-004", "C library's state exists twice", ProviderChecks::libraryState),
        Rule.info("ELF-SYM-005", "Weak symbol stays without a definition", ProviderChecks::weak),
        Rule.error(
            "ELF-SYM-006",
            "Compiler's run-time state is outside of the executable",
            Rule.each(Role::isShared, ProviderChecks::runtimeState)),
        Rule.info(
            "ELF-SYM-007", "File relies on the executable's unwinder", ProviderChecks::runtimeUsed),
        Rule.warning(
            "ELF-SYM-015",
            "Executable and a library that it needs have an allocator each",
            ProviderChecks::allocators),
        Rule.warning(
            "ELF-SYM-008", "Library carries the content of another", ProviderChecks::copies));
  }

  /** With the executable searched first, a second definition is never used by anyone. */
  private static boolean ownDefinitionWins(Subject subject) {
    List<Scope> order = subject.profile().binding().order();
    return order.indexOf(Scope.SELF) == 0;
  }

  private static void libraryState(Subject subject, Check.Faults faults) {
    // A library with a heap that the executable needs is meant to be a C library of its own.
    Set<RelativePath> second = heaps(subject).keySet();
    twice(subject, subject.profile().binding().state(), library -> !second.contains(library))
        .forEach(
            (file, names) ->
                faults.add(
                    file,
                    "defines "
                        + Names.some(names)
                        + ", which "
                        + subject.spec().executable()
                        + " has as well: two heaps or two states in one process",
                    "Link it without the C library (-nostdlib, no -lc), so that the executable's is used."));
  }

  private static void allocators(Subject subject, Check.Faults faults) {
    heaps(subject)
        .forEach(
            (library, names) ->
                faults.add(
                    library,
                    "defines "
                        + Names.some(names)
                        + ", as "
                        + subject.spec().executable()
                        + ", which needs it, does: memory of one heap must not reach the other",
                    "Link the executable without an allocator of its own, or the library without."));
  }

  private static Map<RelativePath, List<String>> heaps(Subject subject) {
    Set<RelativePath> loaded = new HashSet<>();
    subject.plan(subject.spec().executable()).stream()
        .flatMap(plan -> plan.files().stream())
        .forEach(file -> loaded.add(file.path()));
    return twice(subject, subject.profile().binding().allocator(), loaded::contains);
  }

  /** The wanted libraries and modules that define names which the executable defines as well. */
  private static Map<RelativePath, List<String>> twice(
      Subject subject, List<String> names, Predicate<RelativePath> wanted) {
    Map<RelativePath, List<String>> found = new TreeMap<>();
    StagedObject executable = subject.executable().orElse(null);
    for (StagedObject object : subject.objects().values()) {
      if (executable != null && object.role().isShared() && wanted.test(object.path())) {
        SymbolTable table = object.image().dynamicSymbols();
        SymbolTable exported = executable.image().dynamicSymbols();
        List<String> both =
            names.stream().filter(name -> table.defines(name) && exported.defines(name)).toList();
        if (!both.isEmpty()) {
          found.put(object.path(), both);
        }
      }
    }
    return found;
  }

  private static void weak(Subject subject, Check.Faults faults) {
    if (!subject.profile().binding().weakUndefinedIsZero()) {
      return;
    }
    for (LoadPlan plan : subject.plans()) {
      List<String> names = new ArrayList<>();
      for (BoundSymbol symbol : plan.symbols()) {
        if (symbol.asker().equals(plan.module()) && symbol.weak() && symbol.provider().isEmpty()) {
          names.add(symbol.symbol());
        }
      }
      if (!names.isEmpty()) {
        faults.add(
            plan.module(),
            "refers weakly to " + Names.some(names) + ", which nothing defines",
            "Nothing to do if the code tests for it; loaders before June 2026 refuse the file.");
      }
    }
  }

  private static void runtimeState(Subject subject, StagedObject object, Check.Faults faults) {
    if (!ownDefinitionWins(subject)) {
      return;
    }
    Set<String> names = new TreeSet<>();
    for (SymbolTable table :
        List.of(object.image().dynamicSymbols(), object.image().staticSymbols())) {
      for (int i = 1; i < table.size(); i++) {
        if (table.isDefined(i) && StatefulSymbols.isCompilerState(table.name(i))) {
          names.add(table.name(i));
        }
      }
    }
    if (!names.isEmpty()) {
      faults.add(
          object.path(),
          "defines " + Names.some(names) + ": its own copy of state that must exist once",
          "Keep libgcc_eh, libunwind and gcov off its link line; the executable exports theirs.");
    }
  }

  private static void runtimeUsed(Subject subject, Check.Faults faults) {
    for (LoadPlan plan : subject.plans()) {
      List<String> names = new ArrayList<>();
      for (BoundSymbol symbol : plan.symbols()) {
        if (symbol.asker().equals(plan.module())
            && !symbol.weak()
            && StatefulSymbols.isCompilerState(symbol.symbol())
            && symbol.provider().filter(subject.spec().executable()::equals).isPresent()) {
          names.add(symbol.symbol());
        }
      }
      if (!names.isEmpty()) {
        faults.add(
            plan.module(),
            "takes " + Names.some(names) + " from the executable",
            "Test a throw across this file on the target: its frames must be known there.");
      }
    }
  }

  /** Only files that no plan joins: of others ELF-SYM-003 tells which definition wins. */
  private static void copies(Subject subject, Check.Faults faults) {
    Set<List<RelativePath>> together = new HashSet<>();
    for (LoadPlan plan : subject.plans()) {
      for (LoadedFile one : plan.files()) {
        for (LoadedFile other : plan.files()) {
          together.add(List.of(one.path(), other.path()));
        }
      }
    }
    Map<String, RelativePath> first = new HashMap<>();
    Map<List<RelativePath>, List<String>> shared = new TreeMap<>(ProviderChecks::compare);
    for (StagedObject object : subject.objects().values()) {
      if (object.role().isShared()) {
        SymbolTable table = object.image().dynamicSymbols();
        for (int i = 1; i < table.size(); i++) {
          if (table.isExported(i)
              && isContent(table.get(i))
              && !object.initFunction().equals(table.name(i))) {
            RelativePath other = first.putIfAbsent(table.name(i), object.path());
            if (other != null
                && !together.contains(List.of(other, object.path()))
                && !together.contains(List.of(object.path(), other))) {
              shared
                  .computeIfAbsent(List.of(other, object.path()), key -> new ArrayList<>())
                  .add(table.name(i));
            }
          }
        }
      }
    }
    shared.forEach(
        (pair, names) ->
            faults.add(
                pair.get(1),
                "exports " + Names.some(names) + ", as " + pair.get(0) + " does",
                "If one was linked from the other's archive, link it against the .so instead."));
  }

  private static int compare(List<RelativePath> a, List<RelativePath> b) {
    int first = a.get(1).compareTo(b.get(1));
    return first != 0 ? first : a.get(0).compareTo(b.get(0));
  }

  /** No template of C++, no mark of the linker: those stand in every file. */
  private static boolean isContent(Symbol symbol) {
    return symbol.binding().equals(SymbolBinding.GLOBAL)
        && symbol.sectionIndex() < 0xff00
        && symbol.size() != 0;
  }
}
