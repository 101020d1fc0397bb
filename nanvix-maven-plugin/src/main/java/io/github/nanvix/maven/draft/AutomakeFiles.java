// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import io.github.nanvix.maven.cpython.make.Definition;
import io.github.nanvix.maven.cpython.make.Statement;
import io.github.nanvix.maven.cpython.make.Statements;
import io.github.nanvix.maven.cpython.setup.Makefile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Automake is told to install, by its names of variables (Automake manual, section 3.3): from
 * a {@code Makefile.am}, a {@code Makefile.in}, or the {@code Makefile} that configure makes of it.
 */
final class AutomakeFiles {
  private static final Pattern CONDITION = Pattern.compile("(?:@[A-Za-z0-9_]+_(TRUE|FALSE)@)+");
  private static final Pattern SUBSTITUTED = Pattern.compile("@([A-Za-z_][A-Za-z0-9_]*)@");
  private static final Pattern INCLUDE = Pattern.compile("(?m)^include[ \t]+(\\S+)[ \t]*$");
  private static final Pattern HEADERS =
      Pattern.compile("(?:nobase_|dist_|nodist_)*(\\w*include)_HEADERS");
  private static final Pattern LIBRARIES = Pattern.compile("lib_(LTLIBRARIES|LIBRARIES)");
  // What configure would say of directories, were it called with --prefix=/.
  private static final String DIRECTORIES =
      """
      includedir = /include
      libdir = /lib
      pkgincludedir = $(includedir)/@PACKAGE@
      srcdir = .
      builddir = .
      """;

  private final SourceTree tree;
  private final Map<String, String> values;
  private final List<RecipeDraft.Made> libraries = new ArrayList<>();
  private final Map<String, Set<String>> sources = new LinkedHashMap<>();
  private final SortedMap<String, List<String>> headers = new TreeMap<>();

  /**
   * @param values what {@code @NAME@} stands for
   */
  AutomakeFiles(SourceTree tree, Map<String, String> values) {
    this.tree = tree;
    this.values = new TreeMap<>(values);
    this.values.putIfAbsent("includedir", "/include");
    this.values.putIfAbsent("libdir", "/lib");
    this.values.putIfAbsent("srcdir", ".");
  }

  /** The libraries, with the places of their archives after a build without shared objects. */
  List<RecipeDraft.Made> libraries() {
    return libraries;
  }

  /** The C files of a library that its Makefile names; empty where it does not. */
  Set<String> sources(String library) {
    return sources.getOrDefault(library, Set.of());
  }

  /** The installed headers, by where they go. */
  SortedMap<String, List<String>> headers() {
    return headers;
  }

  /**
   * Reads one file.
   *
   * @param directory where it is, with a slash at its end; empty for the top
   */
  AutomakeFiles read(String directory, String text) {
    String top = directory.isEmpty() ? "." : "../".repeat(directory.split("/").length);
    values.put("top_srcdir", top);
    values.put("top_builddir", top);
    String plain =
        substituted(
            DIRECTORIES
                + "top_srcdir = "
                + top
                + "\ntop_builddir = "
                + top
                + "\n"
                + withoutConditions(included(directory, text)));
    Makefile makefile = Makefile.parse(plain);
    Set<String> names = new LinkedHashSet<>();
    for (Statement statement : Statements.of(plain)) {
      if (statement instanceof Definition definition) {
        names.add(definition.name());
      }
    }
    for (String name : names) {
      Matcher header = HEADERS.matcher(name);
      if (header.matches()) {
        headers(directory, makefile, name, header.group(1));
      } else if (LIBRARIES.matcher(name).matches()) {
        for (String word : makefile.words(name)) {
          library(directory, makefile, word);
        }
      }
    }
    return this;
  }

  private void headers(String directory, Makefile makefile, String variable, String base) {
    String place = makefile.value(base + "dir").replaceAll("/+", "/").replaceFirst("^/", "");
    if (!place.matches("include(/[A-Za-z0-9._+-]+)*")) {
      return;
    }
    for (String word : makefile.words(variable)) {
      Optional<String> path = SourceTree.normal(directory + word);
      if (path.isEmpty() || word.contains("@") || !word.contains(".")) {
        continue;
      }
      int sub = variable.startsWith("nobase_") ? word.lastIndexOf('/') : -1;
      List<String> there =
          headers.computeIfAbsent(
              sub < 0 ? place : place + "/" + word.substring(0, sub), key -> new ArrayList<>());
      if (!there.contains(path.get())) {
        there.add(path.get());
      }
    }
  }

  private void library(String directory, Makefile makefile, String word) {
    Matcher file = Pattern.compile("(.*/)?lib([A-Za-z0-9_.+-]+)\\.(la|a)").matcher(word);
    if (!file.matches() || libraries.stream().anyMatch(made -> made.name().equals(file.group(2)))) {
      return;
    }
    String place = directory + (file.group(1) == null ? "" : file.group(1));
    String archive =
        place + (file.group(3).equals("la") ? ".libs/" : "") + "lib" + file.group(2) + ".a";
    libraries.add(new RecipeDraft.Made(file.group(2), archive, List.of()));
    Set<String> own = new LinkedHashSet<>();
    addSources(directory, makefile, word, own, new LinkedHashSet<>());
    sources.put(file.group(2), own);
  }

  private void addSources(
      String directory, Makefile makefile, String target, Set<String> found, Set<String> seen) {
    if (!seen.add(target)) {
      return;
    }
    String name = target.replaceAll("[^A-Za-z0-9_@]", "_");
    for (String word : makefile.words(name + "_SOURCES")) {
      SourceTree.normal(directory + word)
          .filter(path -> path.endsWith(".c") && tree.has(path))
          .ifPresent(found::add);
    }
    for (String word : makefile.words(name + "_LIBADD")) {
      if (word.endsWith(".la")) {
        addSources(directory, makefile, word, found, seen);
      }
    }
  }

  /** The text with the files in it that Automake includes. */
  private String included(String directory, String text) {
    return INCLUDE
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1).replaceFirst("^\\$\\(srcdir\\)/", "");
              return Matcher.quoteReplacement(
                  SourceTree.normal(
                          name.startsWith("$(top_srcdir)/")
                              ? name.substring("$(top_srcdir)/".length())
                              : directory + name)
                      .flatMap(tree::optionalText)
                      .orElse(""));
            });
  }

  /** A condition is taken for true, until configure has said what it is. */
  private static String withoutConditions(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      Matcher condition = CONDITION.matcher(line);
      if (!condition.lookingAt()) {
        lines.append(line).append('\n');
      } else if (!condition.group().contains("_FALSE@")) {
        lines.append(line.substring(condition.end())).append('\n');
      }
    }
    return lines.toString();
  }

  private String substituted(String text) {
    return SUBSTITUTED
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }
}
