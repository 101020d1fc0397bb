// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.failure.Visible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Modules and objects that more than one rule makes. */
final class RepeatChecks implements Check {

  @Override
  public Stream<Warning> in(Subject subject) {
    List<Warning> found = new ArrayList<>();
    Map<String, LogicalLine> first = new HashMap<>();
    for (Reading reading : subject.read().readings()) {
      if (reading instanceof Reading.Applied rule) {
        rule.tokens().modules().forEach(module -> first.putIfAbsent(module, rule.line()));
      } else if (reading instanceof Reading.Shadowed rule) {
        shadowed(rule, Optional.ofNullable(first.get(rule.module()))).ifPresent(found::add);
        rule.tokens().modules().forEach(module -> first.putIfAbsent(module, rule.line()));
      }
    }
    return Stream.concat(found.stream(), objects(subject).stream());
  }

  private static Optional<Warning> shadowed(Reading.Shadowed rule, Optional<LogicalLine> earlier) {
    boolean isTwice = Collections.frequency(rule.tokens().modules(), rule.module()) > 1;
    String which =
        Visible.quoted(rule.module())
            + earlier
                .map(line -> " has an earlier rule at " + line.place())
                .orElse(isTwice ? " stands twice in this line" : " matches an earlier rule's name");
    int before = rule.tokens().modules().indexOf(rule.module());
    if (rule.tokens().modules().size() > 1) {
      List<String> lost = rule.tokens().modules();
      return Optional.of(
          new Warning(
              Trap.REPEATED_AMONG_OTHERS,
              rule.line().first(),
              which
                  + ", so that the whole line is passed over"
                  + (before > 0
                      ? "; "
                          + Visible.quoted(lost.get(0))
                          + " counts as handled and is never built."
                      : "."),
              "Take the name out of this line, or write a rule for each module."));
    }
    // Over files it is the way to put a rule in the place of CPython's own.
    boolean isOneFile =
        earlier.filter(line -> line.first().file().equals(rule.line().first().file())).isPresent();
    return isOneFile
        ? Optional.of(
            new Warning(
                Trap.REPEATED_MODULE,
                rule.line().first(),
                which + ", and the first one wins.",
                "Delete one of the two."))
        : Optional.empty();
  }

  private static List<Warning> objects(Subject subject) {
    List<Warning> found = new ArrayList<>();
    Map<String, LogicalLine> makers = new HashMap<>();
    for (Reading.Applied rule : subject.rules()) {
      for (String object : rule.objectFiles()) {
        LogicalLine earlier = makers.putIfAbsent(object, rule.line());
        if (earlier != null) {
          found.add(
              new Warning(
                  Trap.SHARED_SOURCE,
                  rule.line().first(),
                  Visible.quoted(object)
                      + " is made here and at "
                      + earlier.place()
                      + ": the last recipe is the one for both.",
                  "Give each module a source file of its own, for example one that includes it."));
        }
      }
    }
    return found;
  }
}
