package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolType;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that are searched for the symbols of one asking file, in order. */
final class SymbolSearch {
  private static final int SHN_ABS = 0xfff1;

  private final LoaderProfile profile;
  private final OpenedFiles opened;
  private final List<OpenedFile> places;
  private final Map<OpenedFile, Integer> positions = new HashMap<>();

  SymbolSearch(LoaderProfile profile, OpenedFiles opened, List<OpenedFile> places) {
    this.profile = profile;
    this.opened = opened;
    this.places = places;
    for (int i = 0; i < places.size(); i++) {
      positions.put(places.get(i), i);
    }
  }

  /** The files that are searched. */
  List<RelativePath> lookedIn() {
    return places.stream().map(OpenedFile::path).toList();
  }

  /** The files with a definition that serves a reference, in the order of the search. */
  List<OpenedFile> providers(Symbol reference) {
    List<OpenedFile> definers = opened.definers(reference.name());
    List<OpenedFile> found = new ArrayList<>(2);
    for (OpenedFile file : definers.size() > places.size() ? places : definers) {
      if (positions.containsKey(file) && definition(file, reference).isPresent()) {
        found.add(file);
      }
    }
    if (found.size() > 1) {
      found.sort(Comparator.comparing(positions::get));
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
        .filter(
            fault -> definition.sectionIndex() == SHN_ABS && !profile.binding().absoluteSymbols());
  }

  private Optional<Symbol> definition(OpenedFile file, Symbol reference) {
    for (Symbol definition : file.image().dynamicSymbols().definitions(reference.name())) {
      if (serves(file, definition, reference)) {
        return Optional.of(definition);
      }
    }
    return Optional.empty();
  }

  private boolean serves(OpenedFile file, Symbol definition, Symbol reference) {
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
