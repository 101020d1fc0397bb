package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Builds one {@link LoadPlan}: first the files, then the symbols of each. */
final class Planner {
  private final LoaderProfile profile;
  private final RelativePath executable;
  private final Function<RelativePath, Optional<ElfImage>> images;
  private final LibrarySearch search;

  private final Map<RelativePath, ElfImage> loaded = new LinkedHashMap<>();
  private final Map<RelativePath, List<RelativePath>> edges = new LinkedHashMap<>();
  private final List<LoadedFile> files = new ArrayList<>();
  private final List<RelativePath> constructors = new ArrayList<>();
  private final List<BoundSymbol> symbols = new ArrayList<>();
  private final List<LoadFailure> failures = new ArrayList<>();

  /** One file on the way down the {@code DT_NEEDED} tree. */
  private record Visit(RelativePath path, Deque<RelativePath> pending) {}

  Planner(
      LoaderProfile profile,
      RelativePath executable,
      Function<RelativePath, Optional<ElfImage>> images) {
    this.profile = profile;
    this.executable = executable;
    this.images = images;
    this.search = new LibrarySearch(profile.search());
  }

  LoadPlan plan(RelativePath module) {
    load(module);
    images.apply(executable).ifPresent(image -> loaded.putIfAbsent(executable, image));
    for (LoadedFile file : files) {
      bind(file.path());
    }
    return new LoadPlan(
        module,
        List.copyOf(files),
        List.copyOf(constructors),
        List.copyOf(symbols),
        List.copyOf(failures));
  }

  /** Depth first in link order, with a stack of our own: a hostile chain may be long. */
  private void load(RelativePath module) {
    Deque<Visit> way = new ArrayDeque<>();
    way.addLast(open(module, Optional.empty()));
    while (!way.isEmpty()) {
      Visit visit = way.getLast();
      RelativePath next = visit.pending().pollFirst();
      if (next == null) {
        constructors.add(visit.path());
        way.removeLast();
      } else if (!loaded.containsKey(next)) {
        way.addLast(open(next, Optional.of(visit.path())));
      } else if (!profile.search().cycles()) {
        reportCycle(way, next);
      }
    }
  }

  private Visit open(RelativePath path, Optional<RelativePath> asker) {
    ElfImage image =
        images
            .apply(path)
            .orElseThrow(() -> new IllegalArgumentException("Not in the image: " + path));
    loaded.put(path, image);
    files.add(new LoadedFile(path, asker));
    Set<RelativePath> found = new LinkedHashSet<>();
    for (String name : new LinkedHashSet<>(image.needed())) {
      List<RelativePath> candidates = search.candidates(path, image, name);
      candidates.stream()
          .filter(candidate -> images.apply(candidate).isPresent())
          .findFirst()
          .ifPresentOrElse(
              found::add,
              () -> failures.add(new LoadFailure.MissingLibrary(path, name, candidates)));
    }
    edges.put(path, List.copyOf(found));
    return new Visit(path, new ArrayDeque<>(found));
  }

  private void reportCycle(Deque<Visit> way, RelativePath again) {
    List<RelativePath> open = way.stream().map(Visit::path).toList();
    int start = open.indexOf(again);
    if (start >= 0) {
      failures.add(new LoadFailure.Cycle(List.copyOf(open.subList(start, open.size()))));
    }
  }

  private void bind(RelativePath asker) {
    SymbolTable table = image(asker).dynamicSymbols();
    List<RelativePath> places = places(asker);
    for (Symbol symbol : table) {
      if (symbol.isUndefined()) {
        bind(asker, symbol, places);
      }
    }
  }

  private void bind(RelativePath asker, Symbol symbol, List<RelativePath> places) {
    List<RelativePath> providers = new ArrayList<>();
    for (RelativePath place : places) {
      if (image(place).dynamicSymbols().defines(symbol.name())) {
        providers.add(place);
      }
    }
    symbols.add(
        new BoundSymbol(
            asker,
            symbol.name(),
            symbol.isWeak(),
            providers.stream().findFirst(),
            List.copyOf(providers.subList(Math.min(1, providers.size()), providers.size()))));
    boolean mayStay = symbol.isWeak() && profile.binding().weakUndefinedIsZero();
    if (providers.isEmpty() && !mayStay) {
      failures.add(new LoadFailure.UnresolvedSymbol(asker, symbol.name(), places));
    }
  }

  /** Every file that is searched for a symbol of {@code asker}, in order, each once. */
  private List<RelativePath> places(RelativePath asker) {
    Set<RelativePath> places = new LinkedHashSet<>();
    for (Scope scope : profile.binding().order()) {
      switch (scope) {
        case SELF -> places.add(asker);
        case NEEDED -> addNeeded(places, asker);
        case EXECUTABLE, GLOBAL, LOCAL -> {
          if (loaded.containsKey(executable)) {
            places.add(executable);
          }
        }
      }
    }
    return List.copyOf(places);
  }

  private void addNeeded(Set<RelativePath> places, RelativePath asker) {
    Set<RelativePath> seen = new LinkedHashSet<>(Set.of(asker));
    Deque<RelativePath> queue = new ArrayDeque<>(seen);
    for (RelativePath file = queue.poll(); file != null; file = queue.poll()) {
      for (RelativePath needed : edges.getOrDefault(file, List.of())) {
        if (seen.add(needed)) {
          queue.add(needed);
          places.add(needed);
        }
      }
    }
  }

  private ElfImage image(RelativePath path) {
    return java.util.Objects.requireNonNull(loaded.get(path));
  }
}
