// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import io.github.nanvix.maven.fs.Glob;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The recipe that an unpacked source suggests. */
public final class PortDrafts {
  private static final Set<String> MAKEFILES = Set.of("GNUmakefile", "makefile", "Makefile");

  private final SourceTree tree;
  private final String name;
  private final String version;
  private final KnownPorts known;
  private final Predicate<String> targetHas;

  /**
   * @param source its directory
   * @param targetHas whether the target's C library has a header, or a function, whose name
   *     parentheses follow
   */
  public PortDrafts(
      Path source, String name, String version, KnownPorts known, Predicate<String> targetHas) {
    this.tree = SourceTree.of(source);
    this.name = name;
    this.version = version;
    this.known = known;
    this.targetHas = targetHas;
  }

  /** By its configure script and its Makefiles, else by its C files: the first that it has. */
  public RecipeDraft first() {
    return byConfigure().orElseGet(() -> byAutomake().orElseGet(this::byFiles));
  }

  /** By a configure script of Autoconf, and templates of Makefiles by Automake. */
  public Optional<RecipeDraft> byConfigure() {
    return new ConfigureDraft(tree, name, known).draft(Map.of());
  }

  /** By templates of Automake, for files that are compiled without its Makefiles. */
  public Optional<RecipeDraft> byAutomake() {
    return CompileDraft.byAutomake(tree, name).map(told -> compile().draft(told));
  }

  /** By a configure script of Autoconf, of which it is still to be asked what make would do. */
  public Optional<RecipeDraft> byScript() {
    return new ConfigureDraft(tree, name, known).draft(Optional.empty());
  }

  /**
   * As {@link #byScript()}, when make has been asked.
   *
   * @param configured what the script made
   * @param transcript what make says it would do then
   * @param root where the source was then
   */
  public Optional<RecipeDraft> byScript(Path configured, String transcript, String root) {
    Set<String> files = new TreeSet<>(tree.files());
    files.addAll(SourceTree.of(configured).files());
    MakePlan plan =
        new MakePlan(new SourceTree(tree.root(), files), MakeTranscript.calls(transcript, root));
    return new ConfigureDraft(tree, name, known).draft(Optional.of(plan));
  }

  /** The directories with a Makefile that nobody has to write first, nearest to the top first. */
  public List<String> makeDirectories() {
    return tree.files().stream()
        .filter(path -> MAKEFILES.contains(SourceTree.fileName(path)))
        .map(SourceTree::directory)
        .filter(directory -> !LikelySources.isElsewhere(directory))
        .distinct()
        .sorted(Comparator.comparingInt(directory -> directory.split("/", -1).length))
        .limit(1)
        .toList();
  }

  /** A recipe for which make can be asked: it says nothing of what would be built. */
  public RecipeDraft asked() {
    return new RecipeDraft(
        name,
        List.of(),
        List.of(),
        Map.of("kind", "make"),
        Map.of(),
        Map.of(),
        new TreeMap<>(),
        List.of(),
        List.of(new RecipeDraft.Made(name, "", List.of())),
        false);
  }

  /**
   * By what make says it would do.
   *
   * @param transcript what it says
   * @param root where the source was then
   */
  public Optional<RecipeDraft> byMake(String transcript, String root) {
    return new MakePlan(tree, MakeTranscript.calls(transcript, root))
        .told(name)
        .map(told -> compile().draft(told));
  }

  /** By what the files look like. */
  public RecipeDraft byFiles() {
    return compile().draft(CompileDraft.likeliest(tree, name));
  }

  /**
   * As {@link #byConfigure()}, by the Makefiles that the script has made.
   *
   * @param configured what it made
   */
  public Optional<RecipeDraft> configured(Path configured) {
    SourceTree made = SourceTree.of(configured);
    Map<String, String> makefiles = new TreeMap<>();
    for (String directory : ConfigureDraft.directories(tree)) {
      made.optionalText(directory + "Makefile").ifPresent(text -> makefiles.put(directory, text));
    }
    return new ConfigureDraft(tree, name, known).draft(makefiles);
  }

  private CompileDraft compile() {
    return new CompileDraft(tree, name, version, known, targetHas);
  }

  /**
   * A draft that compiles the files, too, that define what is missing; empty where none does.
   *
   * @param missing names that its objects lack
   */
  public Optional<RecipeDraft> completed(RecipeDraft draft, Set<String> missing) {
    Object listed = draft.build().get("sources");
    if (!(listed instanceof List<?> patterns)) {
      return Optional.empty();
    }
    Set<String> there =
        tree.ending(".c").stream()
            .filter(
                path ->
                    patterns.stream()
                        .anyMatch(
                            text -> new Glob(text.toString()).pattern().matcher(path).matches()))
            .collect(Collectors.toSet());
    Set<String> more = new LikelySources(tree).defining(missing, there);
    return more.isEmpty() ? Optional.empty() : Optional.of(draft.withSources(more));
  }

  /** The headers that a draft names, as they are included. */
  public static List<String> headers(RecipeDraft draft) {
    return draft.install().entrySet().stream()
        .flatMap(
            place ->
                place.getValue().stream()
                    .filter(item -> item.endsWith(".h") && !item.contains("*"))
                    .map(
                        item ->
                            (place.getKey() + "/" + SourceTree.fileName(item))
                                .replaceFirst("^include/", "")))
        .collect(Collectors.toList());
  }
}
