package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
   * @param libraries the openings of what it needs, where each is one of its own
   * @param leftOut what could not be opened
   */
  private record Start(LoadTree tree, List<LoadPlan> libraries, List<LoadFailure> leftOut) {}

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
    OpenedFile file = opened(path);
    return file.faults(acceptance, isProgram(file));
  }

  private OpenedFile opened(RelativePath path) {
    return opened
        .at(path)
        .orElseThrow(() -> new IllegalArgumentException("Not in the image: " + path));
  }

  private LoadPlan plan(RelativePath path, boolean all) {
    OpenedFile file = opened(path);
    if (executable != null && !executable.fits(file) && !file.isProgram()) {
      return foreign(file, path);
    }
    if (file == executable && opensAtStart()) {
      return started(all);
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
      failures.addAll(
          acceptance.refused(node.file.faults(acceptance, node == root && isProgram(root.file))));
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
            Refusal.UNRESOLVED_SYMBOL);
    for (LoadTree.Node node : all ? nodes : nodes.subList(0, 1)) {
      binder.bind(node, tree);
    }
    List<RelativePath> constructors =
        rules.order() == ConstructorOrder.ROUNDS ? new Rounds(nodes).order() : depthFirst;
    return new LoadPlan(
        path,
        nodes.stream().map(LoadPlanner::loaded).toList(),
        needs(nodes),
        rules.any() ? constructors : List.of(),
        rules.any() ? destructors(nodes, constructors) : List.of(),
        binder.symbols(),
        List.copyOf(failures),
        List.of(),
        binder.lost());
  }

  /** The executable, where it opens what it needs; without libraries it is left as it is. */
  private LoadPlan started(boolean all) {
    Start start = start();
    List<LoadTree.Node> nodes = start.tree().nodes();
    LoadTree.Node program = nodes.get(0);
    List<LoadFailure> failures =
        new ArrayList<>(acceptance.refused(program.file.faults(acceptance, true)));
    Binder binder =
        new Binder(
            profile,
            opened,
            new Places(profile, executable, null, nodes),
            failures,
            Refusal.EXECUTABLE_SYMBOL);
    if (!program.file.image().needed().isEmpty()) {
      binder.bind(program, start.tree());
    }
    List<BoundSymbol> symbols = new ArrayList<>(binder.symbols());
    List<RelativePath> constructors = new ArrayList<>();
    for (LoadPlan library : start.libraries()) {
      symbols.addAll(all ? library.symbols() : List.of());
      constructors.addAll(library.constructors());
    }
    if (profile.constructors().any()) {
      constructors.add(program.path());
    }
    // What libraries need in turn is not destructed at the end of the process.
    List<RelativePath> destructors = new ArrayList<>(constructors);
    destructors.retainAll(
        Stream.concat(Stream.of(program), program.needs.stream())
            .map(LoadTree.Node::path)
            .collect(Collectors.toSet()));
    Collections.reverse(destructors);
    return new LoadPlan(
        program.path(),
        nodes.stream().map(LoadPlanner::loaded).toList(),
        needs(nodes),
        List.copyOf(constructors),
        List.copyOf(destructors),
        List.copyOf(symbols),
        List.copyOf(failures),
        start.leftOut(),
        List.of());
  }

  /** A module or library that the running program cannot open; other programs may. */
  private LoadPlan foreign(OpenedFile file, RelativePath path) {
    return new LoadPlan(
        path,
        List.of(new LoadedFile(file.path(), Optional.empty())),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new LoadFailure.RefusedFile(
                file.path(), Refusal.MACHINE, file.foreignTo(Objects.requireNonNull(executable)))),
        List.of(),
        List.of());
  }

  private List<RelativePath> destructors(
      List<LoadTree.Node> nodes, List<RelativePath> constructors) {
    if (profile.constructors().destructors() == DestructorOrder.FROM_THE_MODULE) {
      return Closing.order(nodes);
    }
    List<RelativePath> backwards = new ArrayList<>(constructors);
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
      List<LoadPlan> libraries = new ArrayList<>();
      List<LoadFailure> leftOut = new ArrayList<>();
      if (opensAtStart()) {
        LoadTree.Node node = tree.begin(program);
        for (String name : program.image().needed()) {
          open(name, node, tree, libraries)
              .ifPresent(
                  reason ->
                      leftOut.add(
                          new LoadFailure.LeftOut(program.path(), name, reason.message(profile))));
        }
      } else {
        tree.load(program, program.path());
      }
      start = new Start(tree, List.copyOf(libraries), List.copyOf(leftOut));
      started = start;
    }
    return start;
  }

  /** Opens a library for a program, for all to see; why not, where it is refused. */
  private Optional<LoadFailure> open(
      String name, LoadTree.Node program, LoadTree before, List<LoadPlan> libraries) {
    LoadTree tree = new LoadTree(profile, opened, search, before, executable);
    Optional<LoadTree.Node> library = tree.open(program, name);
    List<LoadFailure> failures = tree.failures();
    if (!tree.nodes().isEmpty()) {
      LoadPlan plan = opening(library.orElseThrow().path(), tree, before, true);
      failures = plan.failures();
      if (plan.loads()) {
        libraries.add(plan);
        before.add(tree);
      }
    }
    if (failures.isEmpty()) {
      program.needs.add(library.orElseThrow());
    }
    return failures.stream().findFirst();
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
