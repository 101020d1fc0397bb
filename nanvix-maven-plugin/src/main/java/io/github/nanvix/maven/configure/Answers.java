// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.configure;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a configure script found out, as autoconf keeps it in a cache file: one shell assignment for
 * each answer (autoconf manual, "Cache Files").
 *
 * @param lines the assignment of each answer by its name
 */
public record Answers(SortedMap<String, String> lines) {
  /** Nothing found out yet. */
  public static final Answers NONE = new Answers(new TreeMap<>());

  // x=${x=value}, and where the value has a brace: test ${x+y} || x='value'.
  private static final Pattern LINE =
      Pattern.compile(
          "(?<a>\\w+)=\\$\\{\\k<a>=.*\\}|test \"?\\$\\{(?<b>\\w+)\\+\\w+\\}\"?(?: = set)? \\|\\| \\k<b>=.*");

  /** Reads a cache file that a script has just written, without the environment of its call. */
  static Answers ofCache(String text) {
    SortedMap<String, String> lines = new TreeMap<>();
    for (String line : text.split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && !name(matcher).startsWith("ac_cv_env_")) {
        lines.put(name(matcher), line);
      }
    }
    return new Answers(lines);
  }

  /**
   * Reads kept answers.
   *
   * @param document what to call it in an error message
   */
  static Answers parse(String document, String text) {
    SortedMap<String, String> lines = new TreeMap<>();
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw BuildException.input(
            "\"" + document + "\" line " + number + " is no answer of a configure script: " + line,
            "Write the file anew with the goal nanvix:configure-answers.");
      }
      lines.put(name(matcher), line);
    }
    return new Answers(lines);
  }

  /** These answers but for those whose names match one of some patterns. */
  Answers without(List<Glob> names) {
    List<Pattern> patterns = names.stream().map(Glob::pattern).toList();
    SortedMap<String, String> rest = new TreeMap<>(lines);
    rest.keySet().removeIf(name -> patterns.stream().anyMatch(p -> p.matcher(name).matches()));
    return new Answers(rest);
  }

  /**
   * These answers but for those that name one of some directories: another machine, or this one
   * after a clean-up, has nothing there.
   */
  Answers withoutPlaces(List<String> directories) {
    SortedMap<String, String> rest = new TreeMap<>(lines);
    rest.values().removeIf(line -> directories.stream().anyMatch(line::contains));
    return new Answers(rest);
  }

  /** A cache file; sorted, so that the same answers are the same text. */
  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines.values()) + "\n";
  }

  private static String name(Matcher matcher) {
    return matcher.group("a") == null ? matcher.group("b") : matcher.group("a");
  }
}
