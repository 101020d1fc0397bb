// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files that are a library's, where the source's own build cannot be asked. */
final class LikelySources {
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(.*/)?((tests?|testing|examples?|samples?|demos?|contrib|programs?|apps?|tools?|utils?"
              + "|bench\\w*|docs?|fuzz\\w*|ossfuzz|api_test|windows|win32|win|dos|os2|vms|android"
              + "|wrappers|python|build|cmake|docker|third_party|thirdparty|misc)/.*"
              + "|\\w*(win32|windows|msvc|os2)\\w*\\.c)",
          Pattern.CASE_INSENSITIVE);

  private final SourceTree tree;
  private int programs;

  LikelySources(SourceTree tree) {
    this.tree = tree;
  }

  /** Whether a path is for something else than the library, by its name. */
  static boolean isElsewhere(String path) {
    return ELSEWHERE.matcher(path).matches();
  }

  /**
   * The directory with most C files that are no programs.
   *
   * @throws BuildException if there is none
   */
  Set<String> most(String port) {
    Map<String, Set<String>> directories = new TreeMap<>();
    Set<String> parts = new TreeSet<>();
    for (String path : tree.ending(".c")) {
      if (isElsewhere(path)) {
        continue;
      }
      String text = tree.text(path);
      CText.includes(text).stream()
          .filter(included -> included.endsWith(".c"))
          .map(included -> SourceTree.normal(SourceTree.directory(path) + included))
          .flatMap(Optional::stream)
          .filter(part -> !isUnit(part))
          .forEach(parts::add);
      if (CText.hasMain(text)) {
        programs++;
      } else {
        directories.computeIfAbsent(SourceTree.directory(path), key -> new TreeSet<>()).add(path);
      }
    }
    directories.values().forEach(paths -> paths.removeAll(parts));
    Set<String> most = Set.of();
    for (Set<String> paths : directories.values()) {
      most = paths.size() > most.size() ? paths : most;
    }
    if (most.isEmpty()) {
      throw none(port);
    }
    return most;
  }

  /** The files, besides some, that define one of these names. */
  Set<String> defining(Set<String> names, Set<String> besides) {
    Set<String> found = new TreeSet<>();
    for (String path : tree.ending(".c")) {
      if (!besides.contains(path) && !isElsewhere(path)) {
        String text = tree.text(path);
        if (!CText.hasMain(text) && names.stream().anyMatch(name -> CText.defines(text, name))) {
          found.add(path);
        }
      }
    }
    return found;
  }

  /** Others may include what is compiled by itself as well: it knows its own header. */
  private boolean isUnit(String path) {
    String stem = SourceTree.fileName(path).replaceFirst("\\.c$", ".h");
    return tree.optionalText(path).stream().anyMatch(text -> CText.includes(text).contains(stem));
  }

  private BuildException none(String port) {
    List<String> others = new ArrayList<>();
    for (String end : List.of(".cc", ".cpp", ".cxx")) {
      others.addAll(tree.ending(end));
    }
    return BuildException.input(
        "The source of \""
            + port
            + "\" has no file of C code that could be part of a library: "
            + tree.files().size()
            + " files, of which "
            + programs
            + " are programs in C"
            + (others.isEmpty() ? "" : " and " + others.size() + " are C++")
            + ", and no configure script with Makefiles of Automake.",
        "Write recipes/" + port + ".toml by hand, as docs/pins.md tells.");
  }
}
