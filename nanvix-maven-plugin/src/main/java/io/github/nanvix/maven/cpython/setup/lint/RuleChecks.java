// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.Section;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.failure.Visible;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rules that make something else than they seem to. */
final class RuleChecks implements Check {
  @Override
  public Stream<Warning> in(Subject subject) {
    return subject.read().readings().stream()
        .flatMap(
            reading -> {
              if (reading instanceof Statement.Marker marker) {
                return marker.section() == Section.NOOBJECTS
                    ? Stream.of(nothingCompiled(marker))
                    : Stream.of();
              }
              return reading instanceof Reading.Applied rule && rule.linkage() != Linkage.DISABLED
                  ? in(rule, subject.configured())
                  : Stream.of();
            });
  }

  private static Stream<Warning> in(Reading.Applied rule, Collection<String> configured) {
    List<String> modules = rule.tokens().modules();
    return switch (modules.size()) {
      case 0 -> Stream.of(noModule(rule));
      case 1 ->
          Stream.concat(
              noSource(rule),
              configured.contains(modules.get(0))
                  ? defaultFlags(rule, modules.get(0))
                  : Stream.of());
      default -> Stream.concat(Stream.of(several(rule)), noSource(rule));
    };
  }

  private static Warning nothingCompiled(Statement.Marker marker) {
    return new Warning(
        Trap.NOTHING_COMPILED,
        marker.line().first(),
        "Modules from here to the end of the last file are listed, but nothing is compiled for"
            + " them.",
        "Take the marker out.");
  }

  private static Warning noModule(Reading.Applied rule) {
    boolean isStatic = rule.linkage() == Linkage.STATIC;
    return new Warning(
        Trap.NO_MODULE,
        rule.line().first(),
        "The rule names no module"
            + (isStatic
                ? ": its sources and its words for the link go to the interpreter."
                : ", so that nothing is linked of it."),
        "Name a module, or define a variable.");
  }

  private static Stream<Warning> noSource(Reading.Applied rule) {
    boolean isEmpty =
        rule.objects()
            && rule.tokens().sources().isEmpty()
            && rule.tokens().link().stream().noneMatch(word -> word.matches("(?s).*\\.[ao]"));
    return isEmpty
        ? Stream.of(
            new Warning(
                Trap.NO_SOURCE,
                rule.line().first(),
                "No source makes " + named(rule.tokens().modules()) + ".",
                "Name its sources, relative to Modules/; for a module not to be built, write its"
                    + " name under *disabled*."))
        : Stream.of();
  }

  private static Warning several(Reading.Applied rule) {
    List<String> modules = rule.tokens().modules();
    String flags = rule.tokens().compile().toString() + rule.tokens().link();
    boolean losesFlags = flags.contains("$(MODULE_" + upper(String.join(" ", modules)) + "_");
    return new Warning(
        Trap.SEVERAL_MODULES,
        rule.line().first(),
        "One rule makes "
            + named(modules)
            + ", each of all objects"
            + (losesFlags
                ? "; their flags are " + flags.replace("][", ", ") + ", which no variable has."
                : "."),
        "Write a rule for each; take out what is no module's name.");
  }

  private static Stream<Warning> defaultFlags(Reading.Applied rule, String module) {
    List<String> given =
        Stream.concat(rule.tokens().compile().stream(), rule.tokens().link().stream()).toList();
    List<String> lost =
        Stream.of("CFLAGS", "LDFLAGS")
            .map(kind -> "$(MODULE_" + upper(module) + "_" + kind + ")")
            .filter(variable -> !given.contains(variable))
            .toList();
    return !lost.isEmpty()
        ? Stream.of(
            new Warning(
                Trap.DEFAULT_FLAGS_LOST,
                rule.line().first(),
                "The words of this rule take the place of "
                    + String.join(" and ", lost)
                    + ", where configure puts what it finds for "
                    + named(List.of(module))
                    + ".",
                "Write these into the rule as well, or set those variables and give no flag in the"
                    + " rule."))
        : Stream.of();
  }

  private static String named(List<String> modules) {
    return String.join(" and ", modules.stream().map(Visible::quoted).toList());
  }

  private static String upper(String names) {
    return names.toUpperCase(Locale.ROOT);
  }
}
