// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.RuleTokens;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.failure.Visible;
import java.util.List;
import java.util.Locale;

/**
 * One line of a Setup file, explained.
 *
 * @param kind {@code definition}, {@code include}, {@code section}, {@code rule}, {@code shadowed}
 *     or {@code refused}
 * @param text what makesetup makes of it
 */
public record Meaning(String kind, String text) {

  /** What makesetup does at a line. */
  public static Meaning of(Reading reading) {
    String line = Visible.quoted(reading.line().text());
    if (reading instanceof Statement.Marker marker) {
      return new Meaning("section", marker.section().marker() + ": " + section(marker));
    } else if (reading instanceof Reading.Applied rule) {
      return new Meaning("rule", rule(rule));
    } else if (reading instanceof Reading.Shadowed rule) {
      return new Meaning(
          "shadowed",
          names(rule.tokens())
              + ": passed over, because "
              + Visible.quoted(rule.module())
              + " has an earlier rule");
    } else if (reading instanceof Statement.Refused refused) {
      return new Meaning("refused", "bad word " + Visible.quoted(refused.word()) + " in " + line);
    }
    return new Meaning(
        reading instanceof Statement.Include ? "include" : "definition",
        "copied to the Makefile as it stands: " + line);
  }

  private static String section(Statement.Marker marker) {
    return marker
        .section()
        .linkage()
        .map(
            linkage ->
                switch (linkage) {
                  case STATIC -> "modules below are built into the interpreter";
                  case SHARED -> "modules below become shared objects";
                  case UNBUILT, DISABLED -> "modules below are not built";
                })
        .orElse("nothing below is compiled");
  }

  private static String rule(Reading.Applied rule) {
    if (rule.linkage() == Linkage.DISABLED) {
      return names(rule.tokens()) + ": disabled";
    }
    return names(rule.tokens())
        + ": "
        + rule.linkage().name().toLowerCase(Locale.ROOT)
        + words("sources", rule.tokens().sources())
        + words("compile", rule.tokens().compile())
        + words("link", rule.tokens().link());
  }

  private static String names(RuleTokens tokens) {
    return tokens.modules().isEmpty()
        ? "(no module)"
        : Visible.text(String.join(" ", tokens.modules()));
  }

  private static String words(String what, List<String> words) {
    return words.isEmpty()
        ? "; no " + what
        : "; " + what + " " + Visible.text(String.join(" ", words));
  }
}
