// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The draft of a port that is a handful of C files, whatever builds them elsewhere. */
final class CompileDraft {
  private static final Pattern CONFIG_MACRO = Pattern.compile("\\bHAVE_CONFIG_H\\b");

  private final SourceTree tree;
  private final String name;
  private final KnownPorts known;
  private final GeneratedHeaders generated;
  private final Predicate<String> targetHas;
  private final List<String> remarks = new ArrayList<>();
  private final Set<String> includes = new LinkedHashSet<>();
  private final Map<String, String> files = new TreeMap<>();
  private final TreeSet<String> needs = new TreeSet<>();
  private final Set<String> defines = new LinkedHashSet<>();

  CompileDraft(
      SourceTree tree, String name, String version, KnownPorts known, Predicate<String> targetHas) {
    this.tree = tree;
    this.name = name;
    this.known = known;
    this.targetHas = targetHas;
    this.generated = new GeneratedHeaders(tree, name, version, targetHas);
  }

  /** What the templates of Automake say, where they make one library. */
  static Optional<Told> byAutomake(SourceTree tree, String name) {
    AutomakeFiles automake = new AutomakeFiles(tree, Map.of("PACKAGE", name));
    for (String path : tree.files()) {
      if (SourceTree.fileName(path).equals("Makefile.am")) {
        automake.read(SourceTree.directory(path), tree.text(path));
      }
    }
    if (automake.libraries().size() != 1) {
      return Optional.empty();
    }
    String library = automake.libraries().get(0).name();
    Set<String> sources = automake.sources(library);
    return sources.isEmpty()
        ? Optional.empty()
        : Optional.of(new Told(library, sources, List.of(), List.of(), automake.headers()));
  }

  /** What the files themselves suggest. */
  static Told likeliest(SourceTree tree, String name) {
    return new Told(
        name.replaceFirst("^lib(?=.)", ""),
        new LikelySources(tree).most(name),
        List.of(),
        List.of(),
        new TreeMap<>());
  }

  /** The draft of a library. */
  RecipeDraft draft(Told told) {
    Set<String> sources = told.sources();
    defines.addAll(told.defines());
    includes.addAll(told.includes());
    String home = SourceTree.directory(sources.iterator().next());
    reach(home, sources);
    SortedMap<String, List<String>> install = headers(told, home);
    complete(home, install);
    if (!files.isEmpty()) {
      remarks.add(
          "The source's own build would write "
              + files.keySet()
              + ": see [build.files]"
              + (generated.unknown().isEmpty()
                  ? "."
                  : ", where nobody knows of " + generated.unknown() + "."));
    }
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("kind", "compile");
    build.put("sources", patterns(sources));
    if (!defines.isEmpty()) {
      build.put("defines", List.copyOf(defines));
    }
    if (!includes.isEmpty()) {
      build.put("includes", List.copyOf(includes));
    }
    return new RecipeDraft(
        name,
        remarks,
        List.copyOf(needs),
        build,
        Map.of(),
        files,
        install,
        List.of(),
        List.of(new RecipeDraft.Made(told.library(), "", List.of())),
        false);
  }

  private List<String> patterns(Set<String> sources) {
    Set<String> left = new LinkedHashSet<>(sources);
    List<String> patterns = new ArrayList<>();
    Set<String> directories = new LinkedHashSet<>();
    sources.forEach(path -> directories.add(SourceTree.directory(path)));
    for (String directory : directories) {
      List<String> all =
          tree.ending(".c").stream()
              .filter(path -> SourceTree.directory(path).equals(directory))
              .toList();
      if (all.size() > 1 && left.containsAll(all)) {
        patterns.add(directory + "*.c");
        all.forEach(left::remove);
      }
    }
    patterns.addAll(left);
    return patterns;
  }

  /** Follows what the sources include, and makes what is not there. */
  private void reach(String home, Set<String> sources) {
    boolean asks = false;
    Set<String> seen = new LinkedHashSet<>(sources);
    List<String> open = new ArrayList<>(sources);
    boolean configured = false;
    while (!open.isEmpty()) {
      String path = open.remove(0);
      String text = tree.text(path);
      asks |= CONFIG_MACRO.matcher(text).find();
      for (String included : CText.includes(text)) {
        Optional<String> found = find(path, included);
        if (found.isPresent()) {
          if (seen.add(found.get())) {
            open.add(found.get());
          }
        } else if (!targetHas.test(included)) {
          configured |= write(home, included);
          if (sources.contains(path) && CText.includesAlways(text, included)) {
            String port = known.byHeader().get(included);
            if (port != null) {
              needs.add(port);
            }
          }
        }
      }
    }
    if (asks && configured) {
      defines.add("HAVE_CONFIG_H=1");
    }
  }

  /** Whether it could be written; where, is beside the sources. */
  private boolean write(String home, String included) {
    Optional<String> text = generated.find(included);
    Optional<String> place = SourceTree.normal(home + included);
    if (text.isEmpty() || place.isEmpty()) {
      return false;
    }
    files.put(place.get(), text.get());
    include(home);
    return true;
  }

  private void include(String directory) {
    includes.add(directory.isEmpty() ? "." : directory.substring(0, directory.length() - 1));
  }

  /** The file of the source that is meant, whose directory is then among those to search. */
  private Optional<String> find(String from, String included) {
    Optional<String> beside = SourceTree.normal(SourceTree.directory(from) + included);
    if (beside.filter(tree::has).isPresent()) {
      return beside;
    }
    for (String directory : includes) {
      Optional<String> there = SourceTree.normal(directory + "/" + included).filter(tree::has);
      if (there.isPresent()) {
        return there;
      }
    }
    if (targetHas.test(included)) {
      return Optional.empty();
    }
    Optional<String> found =
        tree.files().stream()
            .filter(path -> path.equals(included) || path.endsWith("/" + included))
            .filter(path -> path.contains("include/") || !LikelySources.isElsewhere(path))
            .findFirst();
    found.ifPresent(path -> include(path.substring(0, path.length() - included.length())));
    return found;
  }

  private SortedMap<String, List<String>> headers(Told told, String home) {
    SortedMap<String, List<String>> found = new TreeMap<>();
    told.headers()
        .forEach(
            (place, paths) -> {
              List<String> there =
                  paths.stream()
                      .flatMap(path -> path.contains("*") ? Stream.of(path) : present(home, path))
                      .toList();
              if (!there.isEmpty()) {
                found.put(place, new ArrayList<>(there));
              }
            });
    return found.isEmpty()
        ? new LikelyHeaders(tree, home).find(path -> present(home, path))
        : found;
  }

  /** A header where it is, or where it is written. */
  private Stream<String> present(String home, String path) {
    String written = home + SourceTree.fileName(path);
    if (SourceTree.normal(path).filter(tree::has).isPresent()) {
      return SourceTree.normal(path).stream();
    }
    if (tree.has(written) || files.containsKey(written) || write(home, SourceTree.fileName(path))) {
      return Stream.of(written);
    }
    return Stream.empty();
  }

  /** What an installed header includes from beside it goes along. */
  private void complete(String home, SortedMap<String, List<String>> install) {
    for (List<String> items : install.values()) {
      for (int i = 0; i < items.size(); i++) {
        String item = items.get(i);
        String text = tree.has(item) ? tree.text(item) : files.getOrDefault(item, "");
        for (String included : CText.includes(text)) {
          String beside = SourceTree.directory(item) + included;
          String written = home + included;
          if (tree.has(beside) && !included.contains("/") && !items.contains(beside)) {
            items.add(beside);
          } else if (files.containsKey(written) && !items.contains(written)) {
            items.add(written);
          }
        }
      }
    }
  }
}
