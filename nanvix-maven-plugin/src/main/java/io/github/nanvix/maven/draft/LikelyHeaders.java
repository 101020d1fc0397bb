// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The headers that users of a library include, where its Makefile does not say. */
final class LikelyHeaders {
  private static final Pattern PRIVATE =
      Pattern.compile(".*(private|internal|[-_]p|priv|[-_]int|[-_]impl|_i)\\.h|config\\.h");
  private static final Pattern INSTALLED =
      Pattern.compile("(?is)\\binstall\\s*\\(\\s*FILES\\s([^)]*)\\)");
  private static final Pattern HEADER = Pattern.compile("[\\w./+-]+\\.h\\b");

  private final SourceTree tree;
  private final String home;

  /**
   * @param home the directory of the sources, with a slash at its end
   */
  LikelyHeaders(SourceTree tree, String home) {
    this.tree = tree;
    this.home = home;
  }

  /**
   * What CMake is told to install, else all below {@code include/}, else what lies beside the
   * sources.
   *
   * @param present the header of a path, where it is or can be written
   */
  SortedMap<String, List<String>> find(Function<String, Stream<String>> present) {
    SortedMap<String, List<String>> found = new TreeMap<>();
    Set<String> byCmake = new LinkedHashSet<>();
    for (String path : tree.files()) {
      if (SourceTree.fileName(path).equals("CMakeLists.txt")) {
        INSTALLED
            .matcher(tree.text(path).replaceAll("(?m)#.*$", ""))
            .results()
            .flatMap(call -> HEADER.matcher(call.group(1)).results())
            .map(word -> SourceTree.directory(path) + word.group().replaceFirst("^/", ""))
            .flatMap(present)
            .forEach(byCmake::add);
      }
    }
    if (!byCmake.isEmpty()) {
      found.put("include", new ArrayList<>(byCmake));
      return found;
    }
    String base = includeDirectory();
    for (String path : tree.ending(".h")) {
      if (!base.isEmpty() && path.startsWith(base)) {
        String place = SourceTree.directory(path);
        String below = "include/" + place.substring(base.length());
        found.put(below.substring(0, below.length() - 1), new ArrayList<>(List.of(place + "*.h")));
      }
    }
    if (found.isEmpty()) {
      List<String> own =
          tree.ending(".h").stream()
              .filter(path -> SourceTree.directory(path).equals(home))
              .filter(path -> !PRIVATE.matcher(path).matches())
              .toList();
      if (!own.isEmpty()) {
        found.put("include", new ArrayList<>(own));
      }
    }
    return found;
  }

  /** The directory {@code include/} nearest to the sources, going up; empty where none is. */
  private String includeDirectory() {
    String at = home;
    while (true) {
      String candidate = at + "include/";
      if (tree.files().stream()
          .anyMatch(path -> path.startsWith(candidate) && path.endsWith(".h"))) {
        return candidate;
      }
      if (at.isEmpty()) {
        return "";
      }
      at = SourceTree.directory(at.substring(0, at.length() - 1));
    }
  }
}
