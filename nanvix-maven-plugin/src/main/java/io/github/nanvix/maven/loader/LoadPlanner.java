// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans the loading of the modules of one image: first the files, then the symbols of each.
 *
 * <p>What is derived from a file is kept and serves all plans. Not for use by several threads.
 */
public final class LoadPlanner {
  private final LoaderProfile profile;
  private final OpenedFiles opened;
  private final LibrarySearch search;
  private final Acceptance acceptance;
  private final @Nullable OpenedFile executable;
  private @Nullable Start started;

  /**
   * What is in memory before a module is opened.
   *
   * @param tree the executable, and what it needs as far as that is loaded
   * @param constructors those of the libraries, where each is opened for itself
   * @param symbols what theirs were bound to
   * @param leftOut what could not be opened
   */
  private record Start(
      LoadTree tree,
      List<RelativePath> constructors,
      List<BoundSymbol> symbols,
      List<LoadFailure> leftOut) {}

  /**
   * @param profile the loader's rules
   * @param executable path of the running executable; where the image has none, each file is taken
   *     for the program itself
   * @param images the files of the image
   */
  public LoadPlanner(LoaderProfile profile, RelativePath executable, ImageFiles images) {
    this.profile = profile;
    this.opened = new OpenedFiles(profile, images);
    this.search = new LibrarySearch(profile, images);
    this.acceptance = new Acceptance(profile);
    this.executable = opened.at(executable).orElse(null);
  }

  /** A file that several paths lead to is called by the one that it was opened by first. */
  public void open(RelativePath path) {
    opened.at(path);
  }

  /**
   * Plans the opening of a module, or the start of the executable itself.
   *
   * @throws IllegalArgumentException if the image does not have the file
   */
  public LoadPlan plan(RelativePath module) {
    return plan(module, true);
  }

  /**
   * The same, but with the symbols of the module alone: those of its libraries stand in the plans
   * of the libraries. For whole machines, where one library is in a thousand plans.
   *
   * @throws IllegalArgumentException if the image does not have the file
   */
  public LoadPlan planWithOwnSymbols(RelativePath module) {
    return plan(module, false);
  }

  /**
   * What is wrong with one file by itself, whether the loader refuses it ({@link
   * Refusal#isRefusedBy}) or goes on.
   *
   * @throws IllegalArgumentException if the image does not have the file
   */
  public List<LoadFailure> faults(RelativePath path) {
    return own(opened(path));
  }

  private List<LoadFailure> own(OpenedFile file) {
    return executable != null && !executable.fits(file) && !file.isProgram()
        ? List.of(LoadFailure.of(file.path(), Refusal.MACHINE, file.foreignTo(executable)))
        : file.faults(acceptance, isProgram(file));
  }

  private OpenedFile opened(RelativePath path) {
    return opened
        .at(path)
        .orElseThrow(() -> new IllegalArgumentException("Not in the image: " + path));
  }

  private LoadPlan plan(RelativePath path, boolean all) {
    OpenedFile file = opened(path);
    List<LoadFailure> own = own(file);
    if (own.stream().anyMatch(LoadFailure::isOfLibrary)) {
      return unread(file, path, own);
    }
    if (file == executable && opensAtStart()) {
      return opening(path, start().tree(), null, all);
    }
    boolean starts = executable == null || file == executable || !executable.fits(file);
    LoadTree before = starts ? null : start().tree();
    LoadTree tree = new LoadTree(profile, opened, search, before, starts ? file : executable);
    tree.load(file, path);
    return opening(path, tree, before, all);
  }

  /** Judges the files that were found for an opening, and binds their symbols. */
  private LoadPlan opening(
      RelativePath path, LoadTree tree, @Nullable LoadTree before, boolean all) {
    List<LoadTree.Node> nodes = tree.nodes();
    LoadTree.Node root = nodes.get(0);
    boolean starts = before == null;
    Start start = root.file == executable && opensAtStart() ? start() : null;
    List<LoadFailure> failures = new ArrayList<>(tree.failures());
    Set<LoadFailure> circles = new LinkedHashSet<>();
    NeedGraph graph = new NeedGraph(nodes);
    LoaderProfile.ConstructorRules rules = profile.constructors();
    List<RelativePath> depthFirst =
        graph.leavesFirst(rules.order() == ConstructorOrder.DEPTH_FIRST_FROM_LAST, circles);
    if (!profile.search().cycles()) {
      failures.addAll(circles);
    }
    if (!profile.search().chains()) {
      failures.addAll(graph.chains());
    }
    for (LoadTree.Node node : nodes) {
      failures.addAll(node.file.faults(acceptance, node == root && isProgram(root.file)));
      if (!starts && profile.files().flags()) {
        failures.addAll(Acceptance.unopenable(node.file));
      }
    }
    Binder binder =
        new Binder(
            profile,
            opened,
            new Places(profile, executable, before, nodes),
            failures,
            start == null ? Refusal.UNRESOLVED_SYMBOL : Refusal.EXECUTABLE_SYMBOL);
    // What a program opens was bound then, and one that opens nothing is left as it is.
    for (LoadTree.Node node : all && start == null ? nodes : nodes.subList(0, 1)) {
      if (start == null || !root.file.image().needed().isEmpty()) {
        binder.bind(node, tree);
      }
    }
    List<BoundSymbol> symbols = new ArrayList<>(binder.symbols());
    List<RelativePath> constructors =
        rules.order() == ConstructorOrder.ROUNDS ? new Rounds(nodes).order() : depthFirst;
    if (start != null) {
      symbols.addAll(all ? start.symbols() : List.of());
      constructors = start.constructors();
    }
    return new LoadPlan(
        path,
        nodes.stream().map(LoadPlanner::loaded).toList(),
        needs(nodes),
        rules.any() ? List.copyOf(constructors) : List.of(),
        rules.any() ? destructors(nodes, constructors, start != null) : List.of(),
        List.copyOf(symbols),
        acceptance.refused(failures),
        start == null ? List.of() : List.copyOf(start.leftOut()),
        binder.lost());
  }

  /** What a loader does not read on in: what it needs is not looked for. */
  private LoadPlan unread(OpenedFile file, RelativePath path, List<LoadFailure> failures) {
    return new LoadPlan(
        path,
        List.of(new LoadedFile(file.path(), Optional.empty())),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        acceptance.refused(failures),
        List.of(),
        List.of());
  }

  private List<RelativePath> destructors(
      List<LoadTree.Node> nodes, List<RelativePath> constructors, boolean atEnd) {
    if (!atEnd && profile.constructors().destructors() == DestructorOrder.FROM_THE_MODULE) {
      return Closing.order(nodes);
    }
    List<RelativePath> backwards = new ArrayList<>(constructors);
    if (atEnd) {
      // What only its libraries need gets none.
      Set<RelativePath> kept = new HashSet<>(List.of(nodes.get(0).path()));
      nodes.get(0).needs.forEach(library -> kept.add(library.path()));
      backwards.retainAll(kept);
    }
    Collections.reverse(backwards);
    return List.copyOf(backwards);
  }

  private boolean isProgram(OpenedFile file) {
    return executable == null
        ? profile.files().executableNeeds() == ExecutableNeeds.REQUIRED
        : file == executable;
  }

  private boolean opensAtStart() {
    return profile.files().executableNeeds() == ExecutableNeeds.WARNED;
  }

  /** The same for every module. */
  private Start start() {
    Start start = started;
    if (start == null) {
      OpenedFile program = Objects.requireNonNull(executable);
      LoadTree tree = new LoadTree(profile, opened, search, null, program);
      start = new Start(tree, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      if (opensAtStart()) {
        LoadTree.Node node = tree.begin(program);
        for (String name : program.image().needed()) {
          open(name, node, start);
        }
        start.constructors().add(program.path());
      } else {
        tree.load(program, program.path());
      }
      started = start;
    }
    return start;
  }

  /** Opens a library for a program, for all to see, or leaves it out. */
  private void open(String name, LoadTree.Node program, Start start) {
    LoadTree tree = new LoadTree(profile, opened, search, start.tree(), executable);
    Optional<LoadTree.Node> library = tree.open(program, name);
    List<LoadFailure> failures = tree.failures();
    if (!tree.nodes().isEmpty()) {
      LoadPlan plan = opening(tree.nodes().get(0).path(), tree, start.tree(), true);
      failures = plan.failures();
      if (plan.loads()) {
        start.constructors().addAll(plan.constructors());
        start.symbols().addAll(plan.symbols());
        start.tree().add(tree);
      }
    }
    if (failures.isEmpty()) {
      library.filter(node -> node != program).ifPresent(program.needs::add);
    } else if (!Refusal.LEFT_OUT.isTakenBy(profile)) {
      String reason = failures.get(0).message(profile);
      start.leftOut().add(LoadFailure.leftOut(program.path(), name, reason));
    }
  }

  private static LoadedFile loaded(LoadTree.Node node) {
    return new LoadedFile(node.path(), Optional.ofNullable(node.asker).map(LoadTree.Node::path));
  }

  private static Map<RelativePath, List<RelativePath>> needs(List<LoadTree.Node> nodes) {
    Map<RelativePath, List<RelativePath>> needs = new LinkedHashMap<>();
    for (LoadTree.Node node : nodes) {
      needs.put(node.path(), node.needs.stream().map(LoadTree.Node::path).toList());
    }
    return java.util.Collections.unmodifiableMap(needs);
  }
}
