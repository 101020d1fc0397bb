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
import java.util.function.Function;
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
  private @Nullable LoadTree started;

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
    boolean starts = executable == null || file == executable || !executable.fits(file);
    LoadTree before = starts ? null : startTree();
    LoadTree tree = new LoadTree(profile, opened, search, before, starts ? file : executable);
    LoadTree.Node root = tree.load(file, path);
    List<LoadTree.Node> nodes = tree.nodes();
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
          acceptance.refused(node.file.faults(acceptance, node == root && isProgram(file))));
      if (!starts && profile.files().flags()) {
        failures.addAll(Acceptance.unopenable(node.file));
      }
    }
    Binder binder = new Binder(profile, opened, places(before, nodes, starts), failures);
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
        binder.lost());
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
    return executable == null ? profile.files().executableNeeds() : file == executable;
  }

  /** What is in memory before a module is opened; the same for every module. */
  private LoadTree startTree() {
    LoadTree tree = started;
    if (tree == null) {
      OpenedFile program = Objects.requireNonNull(executable);
      tree = new LoadTree(profile, opened, search, null, program);
      tree.load(program, program.path());
      started = tree;
    }
    return tree;
  }

  /** Every file that is searched for a symbol of an asking file, in order, each once. */
  private Function<LoadTree.Node, List<OpenedFile>> places(
      @Nullable LoadTree before, List<LoadTree.Node> nodes, boolean starts) {
    LoadTree.Node root = nodes.get(0);
    return asker -> {
      Set<OpenedFile> places = new LinkedHashSet<>();
      for (Scope scope : profile.binding().order()) {
        switch (scope) {
          case SELF -> places.add(asker.file);
          case NEEDED -> addAll(places, NeedGraph.below(asker, profile.binding().traversal()));
          case EXECUTABLE -> Optional.ofNullable(executable).ifPresent(places::add);
          case GLOBAL -> addAll(places, before == null ? nodes : before.nodes());
          case LOCAL -> {
            if (!starts) {
              places.add(root.file);
              addAll(places, NeedGraph.below(root, profile.search().traversal()));
            }
          }
        }
      }
      return List.copyOf(places);
    };
  }

  private static void addAll(Set<OpenedFile> places, List<LoadTree.Node> nodes) {
    nodes.forEach(node -> places.add(node.file));
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
