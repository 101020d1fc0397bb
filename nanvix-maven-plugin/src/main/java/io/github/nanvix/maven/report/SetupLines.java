// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.setup.lint.Meaning;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.cpython.setup.lint.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Setup files really say, to be read: a line for each of theirs, and each warning below the
 * line that it is about.
 *
 * @param number of the line of the file
 * @param text the line to be printed
 * @param isWarning whether it is a warning
 */
public record SetupLines(int number, String text, boolean isWarning) {

  /** The lines about one file. */
  public static List<SetupLines> of(SetupLint lint, String file) {
    List<SetupLines> lines = new ArrayList<>();
    if (lint.isTemplate(file)) {
      String text =
          ": a template of configure, read as if every module could be built; nothing is known of"
              + " other values";
      lines.add(new SetupLines(0, file + text, false));
    }
    for (Reading reading : lint.readings(file)) {
      LogicalLine line = reading.line();
      String text = line.place() + ": " + Meaning.of(reading).text() + note(lint, line);
      lines.add(new SetupLines(line.first().line(), text, false));
    }
    for (Warning warning : lint.warnings(file)) {
      lines.add(new SetupLines(warning.place().line(), warning.toString(), true));
    }
    lines.sort(Comparator.comparingInt(SetupLines::number).thenComparing(SetupLines::isWarning));
    return lines;
  }

  /** What sed and the shell have done to the line before. */
  private static String note(SetupLint lint, LogicalLine line) {
    List<String> physical = lint.physical(line);
    String joined = physical.size() > 1 ? " (" + physical.size() + " lines joined)" : "";
    return physical.stream().anyMatch(text -> text.indexOf('#') >= 0)
        ? joined + " (comment cut off)"
        : joined;
  }

  /** Hands the line to who prints its kind. */
  public void print(Consumer<String> info, Consumer<String> warn) {
    (isWarning ? warn : info).accept(text);
  }

  private static long count(SetupLint lint, Linkage linkage) {
    return lint.read().modules().stream().filter(module -> module.linkage() == linkage).count();
  }

  /** All in one line. */
  public static String summary(SetupLint lint) {
    String modules =
        Stream.of(Linkage.values())
            // That is rare, and the others are told even where there are none.
            .filter(linkage -> linkage != Linkage.UNBUILT || count(lint, linkage) > 0)
            .map(linkage -> count(lint, linkage) + " " + linkage.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return "Modules: " + modules + "; warnings: " + lint.warnings().size();
  }
}
