// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.elf.SymbolType;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files that are searched for the symbols of one asking file, in order. */
final class SymbolSearch {
  private static final int NONE = DefinitionIndex.NONE;
  private static final int MORE = 4;

  private final LoaderProfile profile;
  private final OpenedFiles opened;
  private final List<OpenedFile> places;
  private final int[] positions;
  private final boolean bindsAllKinds;

  SymbolSearch(LoaderProfile profile, OpenedFiles opened, List<OpenedFile> places) {
    this.profile = profile;
    this.opened = opened;
    this.places = places;
    this.positions = new int[opened.count()];
    for (int i = 0; i < places.size(); i++) {
      positions[places.get(i).number()] = i + 1;
    }
    this.bindsAllKinds = places.stream().noneMatch(this::mayBindWrongly);
  }

  /** Whether no file has a symbol for which there can be a {@link #fault}. */
  boolean bindsAllKinds() {
    return bindsAllKinds;
  }

  private boolean mayBindWrongly(OpenedFile file) {
    SymbolTable table = file.image().dynamicSymbols();
    return (!profile.files().threadLocalStorage() && table.kinds().hasType(SymbolType.TLS))
        || (!profile.files().indirectFunctions() && table.kinds().hasType(SymbolType.GNU_IFUNC))
        || (!profile.binding().absoluteSymbols() && table.kinds().hasAbsolute());
  }

  /** The files that are searched. */
  List<RelativePath> lookedIn() {
    return places.stream().map(OpenedFile::path).toList();
  }

  /** The files with a definition that serves a reference, in the order of the search. */
  List<OpenedFile> providers(Symbol reference) {
    List<OpenedFile> found = new ArrayList<>(2);
    DefinitionIndex index = opened.definitions();
    int left = MORE * places.size();
    for (int at = index.first(reference.name()); at != NONE; at = index.after(at)) {
      // A name that all programs define, like _init: there are fewer places than definitions.
      if (left-- == 0) {
        return places.stream().filter(file -> definition(file, reference).isPresent()).toList();
      }
      OpenedFile file = opened.numbered(index.file(at));
      if (file.number() < positions.length
          && positions[file.number()] > 0
          && !found.contains(file)
          && serves(file, file.image().dynamicSymbols().get(index.symbol(at)), reference)) {
        found.add(file);
      }
    }
    if (found.size() > 1) {
      found.sort(Comparator.comparingInt(file -> positions[file.number()]));
    }
    return found;
  }

  /** What is wrong with a provider's definition of a symbol; empty where the loader binds well. */
  Optional<String> fault(OpenedFile provider, Symbol reference) {
    Symbol definition = definition(provider, reference).orElseThrow();
    if (definition.type().equals(SymbolType.TLS) && !profile.files().threadLocalStorage()) {
      return Optional.of("thread-local");
    }
    if (definition.type().equals(SymbolType.GNU_IFUNC) && !profile.files().indirectFunctions()) {
      return Optional.of("an indirect function");
    }
    return Optional.of("absolute")
        .filter(fault -> definition.isAbsolute() && !profile.binding().absoluteSymbols());
  }

  private Optional<Symbol> definition(OpenedFile file, Symbol reference) {
    for (Symbol definition : file.image().dynamicSymbols().definitions(reference.name())) {
      if (file.isFound(reference.name()) && serves(file, definition, reference)) {
        return Optional.of(definition);
      }
    }
    return Optional.empty();
  }

  private boolean serves(OpenedFile file, Symbol definition, Symbol reference) {
    if (!definition.name().equals(reference.name())) {
      return false;
    }
    if (!profile.binding().versions()) {
      return profile.binding().hiddenVersions() || !definition.isHiddenVersion();
    }
    // glibc, elf/dl-lookup.c, check_match: a definition without a version serves every reference;
    // a reference without one takes the first version that the file defines, or the default.
    if (definition.version().isEmpty() || definition.version().equals(reference.version())) {
      return true;
    }
    return reference.version().isEmpty()
        && (!definition.isHiddenVersion() || isFirst(file, definition.version().orElseThrow()));
  }

  private static boolean isFirst(OpenedFile file, String version) {
    List<String> versions = file.image().dynamic().verdef();
    return versions.size() > 1 && versions.get(1).equals(version);
  }
}
