// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.make.Definition;
import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.failure.Visible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Definitions that are none, and definitions in an order that they do not stand in. */
final class DefinitionChecks implements Check {
  private static final Pattern SOURCE = Pattern.compile("(?s).*\\.(c|C|m|cc|c\\+\\+|cxx|cpp)");

  @Override
  public Stream<Warning> in(Subject subject) {
    List<Warning> found = new ArrayList<>();
    Map<String, LogicalLine> first = new HashMap<>();
    for (LogicalLine line : definitions(subject)) {
      Optional<String> variable = Definition.in(line.text()).map(Definition::name);
      if (variable.isPresent()) {
        LogicalLine earlier = first.putIfAbsent(variable.get(), line);
        if (earlier != null && !areParts(earlier, line)) {
          found.add(repeated(variable.get(), earlier, line));
        }
      } else if (isRule(line)) {
        found.add(rule(line));
      }
    }
    return found.stream();
  }

  private static List<LogicalLine> definitions(Subject subject) {
    return subject.read().readings().stream()
        .filter(Statement.Definition.class::isInstance)
        .map(reading -> reading.line())
        .toList();
  }

  /** Whether it is for makesetup and not for make, which knows a variable of a target. */
  private static boolean isRule(LogicalLine line) {
    String before = line.text().substring(0, line.text().indexOf('='));
    return before.indexOf(':') < 0
        || Stream.of(before.split("[ \t]+"))
            .skip(1)
            .anyMatch(word -> word.startsWith("-") || SOURCE.matcher(word).matches());
  }

  private static boolean areParts(LogicalLine earlier, LogicalLine later) {
    return Stream.of(earlier, later).allMatch(line -> operator(line).equals("+="));
  }

  private static String operator(LogicalLine line) {
    return Definition.in(line.text()).map(Definition::operator).orElse("=");
  }

  private static Warning rule(LogicalLine line) {
    return new Warning(
        Trap.EQUALS_IN_RULE,
        line.first(),
        "This looks like a rule and is none: a line with \"=\" is copied to the Makefile as it"
            + " stands, "
            + Visible.quoted(line.text())
            + ", where make stops at it or misreads it.",
        "Define a variable NAME_CFLAGS or NAME_LDFLAGS with the \"=\" in it, and use it in the"
            + " rule.");
  }

  private static Warning repeated(String variable, LogicalLine earlier, LogicalLine later) {
    return new Warning(
        Trap.DEFINITION_ORDER,
        later.first(),
        "\""
            + variable
            + "\" is defined at "
            + earlier.place()
            + " and here; in the Makefile this line comes before that one"
            + (operator(earlier).equals("+=") ? "." : ", which has the last word."),
        "Define it once.");
  }
}
