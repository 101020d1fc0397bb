// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some lines of a Makefile, and what is asked about them.
 *
 * @param text the lines
 * @param kind what is asked
 * @param name the variable or the target
 * @param isOfOneAssignment whether single assignments tell the answer
 * @param answers what make says
 */
public record MakeRow(
    String text, Kind kind, String name, boolean isOfOneAssignment, List<String> answers) {
  private static final Pattern QUESTION = Pattern.compile("(\\w+)(;|: A)? (=>|->) \\[(.*)]");

  /** What can be asked. */
  public enum Kind {
    /** The value of a variable, expanded. */
    VALUE,
    /** The text of a variable as it was defined. */
    TEXT,
    /** The value of the variable A for a target. */
    VALUE_FOR_TARGET,
    /** The prerequisites of a target. */
    NEEDS,
    /** The commands of a target as their shells get them. */
    COMMANDS
  }

  /** The rows of the table that is a resource of the tests. */
  public static List<MakeRow> table() throws IOException {
    List<MakeRow> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(MakeRow.class.getResourceAsStream("make.table"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : reader.lines().toList()) {
        Matcher question = QUESTION.matcher(line);
        if (question.matches()) {
          rows.add(of(String.join("\n", lines) + "\n", question));
          lines.clear();
        } else if (!lines.isEmpty() || !(line.isEmpty() || line.startsWith("%%"))) {
          lines.add(line);
        }
      }
    }
    return rows;
  }

  private static MakeRow of(String text, Matcher question) {
    String sign = Objects.requireNonNullElse(question.group(2), "");
    Kind kind =
        sign.equals(";")
            ? Kind.COMMANDS
            : sign.equals(": A")
                ? Kind.VALUE_FOR_TARGET
                : question.group(1).equals("A") ? Kind.VALUE : Kind.NEEDS;
    String answers = question.group(4).replace('␤', '\n');
    return new MakeRow(
        text,
        kind,
        question.group(1),
        question.group(3).equals("=>"),
        kind == Kind.COMMANDS ? List.of(answers.split("\\]\\[", -1)) : List.of(answers));
  }

  /** A row whose answer make is to give. */
  static MakeRow asking(String text, Kind kind) {
    return new MakeRow(text, kind, "A", true, List.of());
  }

  /** This row with other answers. */
  MakeRow answered(List<String> others) {
    return new MakeRow(text, kind, name, isOfOneAssignment, others);
  }
}
