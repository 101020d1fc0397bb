// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that one opening brings in, in load order, and who needs which of them. */
final class LoadTree {
  /** Longer chains of search paths would make a hostile chain of files cost its square. */
  private static final int DEEPEST_SEARCH = 64;

  private final LoaderProfile profile;
  private final OpenedFiles opened;
  private final LibrarySearch search;
  private final @Nullable LoadTree before;
  private final @Nullable OpenedFile executable;
  private final Map<OpenedFile, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Node> names = new HashMap<>();
  private final List<LoadFailure> failures = new ArrayList<>();

  /** One loaded file. */
  static final class Node {
    final OpenedFile file;
    final @Nullable Node asker;

    /** The path that led to it in this tree, from which its {@code $ORIGIN} counts. */
    final RelativePath found;

    Set<Node> needs = Set.of();

    Node(OpenedFile file, RelativePath found, @Nullable Node asker) {
      this.file = file;
      this.found = found;
      this.asker = asker;
    }

    RelativePath path() {
      return file.path();
    }
  }

  /** A file, and those of its needs that are not yet loaded. */
  private record Visit(Node node, Deque<String> names) {}

  /**
   * @param before what is loaded already, with the executable
   * @param executable the running program, if there is one
   */
  LoadTree(
      LoaderProfile profile,
      OpenedFiles opened,
      LibrarySearch search,
      @Nullable LoadTree before,
      @Nullable OpenedFile executable) {
    this.profile = profile;
    this.opened = opened;
    this.search = search;
    this.before = before;
    this.executable = executable;
  }

  /** Loads a file and all that it needs; a stack of our own, since a hostile chain may be long. */
  Node load(OpenedFile root, RelativePath path) {
    return load(add(root, path, null, path.fileName()));
  }

  /** Loads a program, which opens what it needs by and by. */
  Node begin(OpenedFile program) {
    Node node = add(program, program.path(), null, program.path().fileName());
    node.needs = new LinkedHashSet<>();
    return node;
  }

  /** Loads a library that a running program opens by a name; absent where it is not loaded. */
  Optional<Node> open(Node program, String name) {
    int loaded = nodes.size();
    Node library = resolve(program, name, false);
    return Optional.ofNullable(library == null || nodes.size() == loaded ? library : load(library));
  }

  /** Counts what another opening has brought in among what is loaded. */
  void add(LoadTree opening) {
    nodes.putAll(opening.nodes);
    opening.names.forEach(names::putIfAbsent);
  }

  private Node load(Node first) {
    Deque<Visit> way = new ArrayDeque<>();
    way.add(visit(first));
    boolean depthFirst = profile.search().traversal() == Traversal.DEPTH_FIRST;
    while (!way.isEmpty()) {
      Visit visit = depthFirst ? way.getLast() : way.getFirst();
      String name = visit.names().pollFirst();
      if (name == null) {
        if (profile.search().lastNameFirst()) {
          turnNeeds(visit.node());
        }
        if (depthFirst) {
          way.removeLast();
        } else {
          way.removeFirst();
        }
      } else {
        int loaded = nodes.size();
        Node needed = resolve(visit.node(), name, true);
        if (needed != null) {
          visit.node().needs.add(needed);
        }
        if (needed != null && nodes.size() > loaded) {
          way.addLast(visit(needed));
        }
      }
    }
    return first;
  }

  /** The files of this opening, in load order. */
  List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  /** The libraries that are nowhere. */
  List<LoadFailure> failures() {
    return failures;
  }

  /** The loaded file that a name means, of this opening or of the one before. */
  Optional<Node> named(String name) {
    Node known = names.get(name);
    return known == null && before != null ? before.named(name) : Optional.ofNullable(known);
  }

  private Visit visit(Node node) {
    Set<String> wanted = new LinkedHashSet<>();
    if (profile.search().filters()) {
      wanted.addAll(node.file.image().dynamic().filters());
    }
    wanted.addAll(node.file.image().needed());
    List<String> ordered = new ArrayList<>(wanted);
    if (profile.search().alphabetical()) {
      ordered.sort(null);
    }
    if (profile.search().lastNameFirst()) {
      Collections.reverse(ordered);
    }
    node.needs = new LinkedHashSet<>();
    return new Visit(node, new ArrayDeque<>(ordered));
  }

  /** Symbols are looked up in the other direction than files are loaded. */
  private static void turnNeeds(Node node) {
    List<Node> loaded = new ArrayList<>(node.needs);
    Collections.reverse(loaded);
    node.needs = new LinkedHashSet<>(loaded);
  }

  /**
   * @param searchPaths whether those of the asking file, and of those that asked for it, count
   */
  private @Nullable Node resolve(Node asker, String name, boolean searchPaths) {
    Optional<Node> known = named(name);
    if (known.isPresent()) {
      return known.get();
    }
    List<RelativePath> candidates =
        isOwnName(name)
            ? ownPath()
            : search.candidates(searchPaths ? chain(asker) : List.of(), name);
    for (RelativePath candidate : candidates) {
      OpenedFile file = opened.at(candidate).orElse(null);
      if (file != null && file == executable) {
        // The kernel has mapped it, which no loader knows: the path leads to one more library.
        List<LoadFailure> faults = new Acceptance(profile).refusals(candidate, file.image());
        if (!faults.isEmpty()) {
          failures.addAll(faults);
          return null;
        }
      }
      if (file != null && file.fits(asker.file)) {
        Node same = find(file);
        return same == null ? add(file, candidate, asker, name) : remember(same, name);
      }
      boolean passedOver = file != null && profile.search().passesOverForeign();
      Optional<LoadFailure> obstacle =
          file == null
              ? opened.obstacle(candidate)
              : Optional.of(LoadFailure.of(candidate, Refusal.MACHINE, file.foreignTo(asker.file)));
      if (obstacle.isPresent() && !passedOver) {
        failures.add(obstacle.get());
        return null;
      }
    }
    failures.add(LoadFailure.missingLibrary(asker.path(), name, candidates));
    return null;
  }

  private @Nullable Node find(OpenedFile file) {
    Node node = nodes.get(file);
    return node == null && before != null ? before.find(file) : node;
  }

  private Node add(OpenedFile file, RelativePath found, @Nullable Node asker, String name) {
    Node node = new Node(file, found, asker);
    nodes.put(file, node);
    if (profile.search().sonames()) {
      file.image().dynamic().soname().ifPresent(soname -> names.putIfAbsent(soname, node));
    }
    return asker == null ? node : remember(node, name);
  }

  private Node remember(Node node, String name) {
    boolean bare = name.indexOf('/') < 0;
    if (profile.search().sonames() || (profile.search().shortNames() && bare)) {
      names.putIfAbsent(name, node);
    }
    return node;
  }

  private boolean isOwnName(String name) {
    return profile.search().ownNames().stream().anyMatch(name::startsWith);
  }

  /** Where the loader itself lies: the executable's interpreter. */
  private List<RelativePath> ownPath() {
    return Optional.ofNullable(executable)
        .flatMap(file -> file.image().interpreter())
        .flatMap(RelativePath::within)
        .map(List::of)
        .orElse(List.of());
  }

  private List<LibrarySearch.Asker> chain(Node asker) {
    List<LibrarySearch.Asker> chain = new ArrayList<>();
    boolean endsWithExecutable = false;
    for (Node node = asker; node != null && chain.size() < DEEPEST_SEARCH; node = node.asker) {
      chain.add(new LibrarySearch.Asker(node.file, node.found));
      endsWithExecutable |= node.file == executable;
      if (profile.search().inherited() == LoaderProfile.Inheritance.NOTHING) {
        return chain;
      }
    }
    if (executable != null && !endsWithExecutable) {
      chain.add(new LibrarySearch.Asker(executable, executable.path()));
    }
    return chain;
  }
}
