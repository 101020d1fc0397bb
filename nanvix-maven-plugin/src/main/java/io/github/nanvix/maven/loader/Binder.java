// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.elf.DynamicTag;
import io.github.nanvix.maven.elf.NeededVersions;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the provider of each undefined symbol, and says what cannot be bound. */
final class Binder {
  private static final String PACKED = "GLIBC_ABI_DT_RELR";

  private final LoaderProfile profile;
  private final OpenedFiles opened;
  private final Function<LoadTree.Node, List<OpenedFile>> places;
  private @Nullable SymbolSearch shared;
  private final List<BoundSymbol> symbols = new ArrayList<>();
  private final List<LoadFailure> failures;
  private final Refusal unresolved;
  private final List<LoadFailure> lost = new ArrayList<>();
  private final boolean lacksLibrary;
  private final Set<List<Object>> missingVersions = new HashSet<>();

  /**
   * @param places the files that are searched for the symbols of one
   * @param failures those of the files; what is found here is added
   * @param unresolved as what a symbol is refused that nobody defines
   */
  Binder(
      LoaderProfile profile,
      OpenedFiles opened,
      Function<LoadTree.Node, List<OpenedFile>> places,
      List<LoadFailure> failures,
      Refusal unresolved) {
    this.profile = profile;
    this.opened = opened;
    this.places = places;
    this.failures = failures;
    this.unresolved = unresolved;
    this.lacksLibrary = failures.stream().anyMatch(LoadFailure::isOfLibrary);
  }

  List<BoundSymbol> symbols() {
    return List.copyOf(symbols);
  }

  /** The strong symbols that nobody defines, and whose absence another failure explains. */
  List<LoadFailure> lost() {
    return List.copyOf(lost);
  }

  void bind(LoadTree.Node asker, LoadTree tree) {
    SymbolSearch search = search(asker);
    checkOwnDefinitions(asker.file, search);
    if (profile.binding().versions()) {
      checkVersions(asker, tree);
      checkPacked(asker.file);
    } else {
      checkOwnKinds(asker.file, search);
    }
    for (Symbol symbol : asker.file.undefined()) {
      bind(asker.file, symbol, search);
    }
    if (profile.relocations().copy()) {
      for (Symbol symbol : asker.file.copied()) {
        bindCopy(asker.file, symbol, search);
      }
    }
  }

  /** One search for all, where no scope depends on the asking file. */
  private SymbolSearch search(LoadTree.Node asker) {
    SymbolSearch known = shared;
    if (known != null) {
      return known;
    }
    SymbolSearch made = new SymbolSearch(profile, opened, places.apply(asker));
    List<Scope> order = profile.binding().order();
    if (!order.contains(Scope.SELF) && !order.contains(Scope.NEEDED)) {
      shared = made;
    }
    return made;
  }

  private void bind(OpenedFile asker, Symbol symbol, SymbolSearch search) {
    List<OpenedFile> providers = search.providers(symbol);
    symbols.add(
        new BoundSymbol(
            asker.path(),
            symbol.name(),
            symbol.version(),
            symbol.isWeak(),
            providers.isEmpty() ? Optional.empty() : Optional.of(providers.get(0).path()),
            providers.size() < 2 ? List.of() : paths(providers.subList(1, providers.size()))));
    if (providers.isEmpty()) {
      boolean mayStay = symbol.isWeak() && profile.binding().weakUndefinedIsZero();
      if (!mayStay && isLookedUp(asker, symbol)) {
        unresolved(asker, symbol, search);
      }
    } else {
      checkKind(asker, symbol, providers.get(0), search);
      if (profile.binding().versions()) {
        checkVersioned(asker, symbol, providers.get(0));
      }
    }
  }

  /**
   * glibc, elf/dl-lookup.c, check_match: the process ends where the library that a version is asked
   * of defines the symbol and has no versions at all.
   */
  private void checkVersioned(OpenedFile asker, Symbol symbol, OpenedFile provider) {
    Dynamic dynamic = provider.image().dynamic();
    Optional<String> version = symbol.version();
    if (version.isEmpty() || dynamic.has(DynamicTag.VERSYM) || dynamic.soname().isEmpty()) {
      return;
    }
    for (NeededVersions needed : asker.image().dynamic().verneed()) {
      if (needed.versions().contains(version.get())
          && needed.file().equals(dynamic.soname().get())
          && missingVersions.add(List.of(asker.path(), version.get()))) {
        failures.add(LoadFailure.missingVersion(asker.path(), provider.path(), version.get()));
      }
    }
  }

  /** What is copied into a program comes from the first other file that defines it. */
  private void bindCopy(OpenedFile program, Symbol symbol, SymbolSearch search) {
    List<OpenedFile> providers = new ArrayList<>(search.providers(symbol));
    providers.remove(program);
    symbols.add(
        new BoundSymbol(
            program.path(),
            symbol.name(),
            symbol.version(),
            false,
            providers.stream().map(OpenedFile::path).findFirst(),
            paths(providers.subList(Math.min(1, providers.size()), providers.size()))));
    if (providers.isEmpty()) {
      unresolved(program, symbol, search);
    }
  }

  /** The symbol of a library that is missing, or of a version that it lacks, is no news. */
  private void unresolved(OpenedFile asker, Symbol symbol, SymbolSearch search) {
    LoadFailure failure =
        LoadFailure.unresolved(unresolved, asker.path(), symbol.name(), search.lookedIn());
    if (lacksLibrary
        || symbol
            .version()
            .filter(v -> missingVersions.contains(List.of(asker.path(), v)))
            .isPresent()) {
      lost.add(failure);
    } else {
      failures.add(failure);
    }
  }

  private static List<RelativePath> paths(List<OpenedFile> files) {
    return files.stream().map(OpenedFile::path).toList();
  }

  private boolean isLookedUp(OpenedFile asker, Symbol symbol) {
    return asker.relocated(profile).contains(symbol.name());
  }

  private void checkKind(
      OpenedFile asker, Symbol symbol, OpenedFile provider, SymbolSearch search) {
    if (search.bindsAllKinds()) {
      return;
    }
    Optional<String> fault = search.fault(provider, symbol);
    if (fault.isPresent() && isLookedUp(asker, symbol)) {
      failures.add(LoadFailure.unusable(asker.path(), symbol.name(), provider.path(), fault.get()));
    }
  }

  /** What no hash table leads to, or is hidden, is not even found by the file that defines it. */
  private void checkOwnDefinitions(OpenedFile asker, SymbolSearch search) {
    LoaderProfile.BindingRules rules = profile.binding();
    if (asker.findsAll() && (rules.versions() || rules.hiddenVersions())) {
      return;
    }
    Set<String> relocated = asker.relocated(profile);
    for (Symbol symbol : asker.image().dynamicSymbols()) {
      if (symbol.isExported()
          && relocated.contains(symbol.name())
          && search.providers(symbol).isEmpty()) {
        unresolved(asker, symbol, search);
      }
    }
  }

  /** A loader that looks at no kinds binds a file's own definitions as wrongly as others'. */
  private void checkOwnKinds(OpenedFile asker, SymbolSearch search) {
    if (search.bindsAllKinds()) {
      return;
    }
    Set<String> relocated = asker.relocated(profile);
    for (Symbol symbol : asker.image().dynamicSymbols()) {
      if (symbol.isExported() && relocated.contains(symbol.name())) {
        List<OpenedFile> providers = search.providers(symbol);
        if (!providers.isEmpty()) {
          checkKind(asker, symbol, providers.get(0), search);
        }
      }
    }
  }

  /**
   * glibc, elf/dl-version.c: so that an older one, which would not apply them, refuses the file.
   */
  private void checkPacked(OpenedFile file) {
    List<NeededVersions> needed = file.image().dynamic().verneed();
    if (file.image().packedRelocations().isPresent()
        && needed.stream().anyMatch(library -> library.file().startsWith("libc.so"))
        && needed.stream().noneMatch(library -> library.versions().contains(PACKED))) {
      failures.add(
          LoadFailure.of(
              file.path(),
              Refusal.PACKED_RELOCATIONS,
              "has packed relocations (DT_RELR) and asks for no version " + PACKED));
    }
  }

  /** glibc, elf/dl-version.c: a library without any versions only gives a warning. */
  private void checkVersions(LoadTree.Node asker, LoadTree tree) {
    for (NeededVersions needed : asker.file.image().dynamic().verneed()) {
      Optional<OpenedFile> library = tree.named(needed.file()).map(node -> node.file);
      List<String> defined = library.map(file -> file.image().dynamic().verdef()).orElse(List.of());
      for (String version : needed.versions()) {
        if (!defined.isEmpty() && !defined.contains(version)) {
          missingVersions.add(List.of(asker.path(), version));
          failures.add(
              LoadFailure.missingVersion(asker.path(), library.orElseThrow().path(), version));
        }
      }
    }
  }
}
