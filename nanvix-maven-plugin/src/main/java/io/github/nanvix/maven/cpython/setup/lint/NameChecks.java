// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.failure.Visible;
import java.util.stream.Stream;

/** Names of modules and objects that break something further on. */
final class NameChecks implements Check {

  @Override
  public Stream<Warning> in(Subject subject) {
    return subject.rules().stream().flatMap(NameChecks::in);
  }

  private static Stream<Warning> in(Reading.Applied rule) {
    Stream<String> objects =
        rule.linkage() == Linkage.STATIC ? rule.objectFiles().stream() : Stream.of();
    return Stream.concat(
        Stream.concat(rule.tokens().modules().stream(), objects)
            .flatMap(name -> substituted(rule, name)),
        rule.tokens().modules().stream()
            .filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*"))
            .map(name -> identifier(rule, name)));
  }

  /** Lists of names get into the Makefile by {@code sed -e s%_MODOBJS_%$OBJS%}. */
  private static Stream<Warning> substituted(Reading.Applied rule, String name) {
    if (name.indexOf('%') >= 0) {
      return Stream.of(
          new Warning(
              Trap.PERCENT_SIGN,
              rule.line().first(),
              "makesetup's own sed command fails on the % in " + Visible.quoted(name) + ".",
              "Rename the file or module."));
    }
    return name.indexOf('&') >= 0
        ? Stream.of(
            new Warning(
                Trap.AMPERSAND,
                rule.line().first(),
                "makesetup's own sed command puts a placeholder for the & in "
                    + Visible.quoted(name)
                    + ".",
                "Rename the file or module."))
        : Stream.of();
  }

  private static Warning identifier(Reading.Applied rule, String name) {
    return new Warning(
        Trap.NOT_AN_IDENTIFIER,
        rule.line().first(),
        "The word "
            + Visible.quoted(name)
            + " is taken for a module, whose function PyInit_"
            + name.replaceAll("\\p{Cntrl}", "?")
            + " no C compiler accepts.",
        "Name the module as its PyInit_ function does; take out what is no module.");
  }
}
