// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Definitions made of the characters that mean something to make. */
public final class MakeSoup {
  private static final List<String> BEFORE =
      List.of("A = ", "A=", "A\t?=", "A += ", "export A = ", "override A=\t", " A \\\n = ");
  private static final List<String> RAW =
      List.of(
          "\\",
          "\\",
          "\\\\",
          "\\\\\\",
          "#",
          "\\#",
          " ",
          " ",
          "\t",
          "$",
          "$$",
          "$(",
          "${",
          ")",
          "}",
          "(",
          "{",
          ",",
          "x",
          "\n",
          "\n",
          " \\\n\t",
          "=",
          ":",
          ";",
          "%",
          "$(subst ",
          "$(X)",
          "'",
          "\"",
          "\f");
  private static final List<String> PLAIN =
      List.of(
          "a", "b", "a/b.c", " ", " ", "\t", "\\", "\\\\", "$$", "=", ":", "%", ";", "-lz", "b.c",
          " \\\n ", "\\#", "\\\\\\#", "'");
  private static final List<String> OUTSIDE =
      List.of("#", "\\\\#", ",", "(", ")", "{", "}", "$#", "$\\#", "$ ", "\\\n", "\\\\\\\n\t");
  private static final List<String> INSIDE = List.of("#", "\\\\#", "(a)", "(#,)", "{", "\\\n");
  private static final List<String> VARIABLES =
      List.of("$X", "$(X)", "${Y}", "$(N)", "$($(N))", "$(NONE)", "$(Y:a=b)", "$(X:%.c=%.o)", "$Y");
  private static final List<String> ONE =
      List.of("strip", "sort", "words", "firstword", "lastword", "dir", "notdir", "basename");
  private static final List<String> TWO =
      List.of("findstring", "filter", "filter-out", "addprefix", "addsuffix");
  private static final List<String> ANY = List.of("or", "and");

  private final Random random;

  private MakeSoup(long seed) {
    this.random = new Random(seed);
  }

  /** Definitions whose value nobody can expand. */
  public static List<MakeRow> raw(long seed, int number) {
    MakeSoup soup = new MakeSoup(seed);
    return rows(number, MakeRow.Kind.TEXT, () -> soup.one(BEFORE) + soup.some(RAW, 9));
  }

  /** Definitions whose value can be expanded, and is. */
  public static List<MakeRow> expandable(long seed, int number) {
    MakeSoup soup = new MakeSoup(seed);
    String variables = "X = x.c \\#a\nY := a$$ b/$(X)\nN = X\n";
    return rows(number, MakeRow.Kind.VALUE, () -> variables + soup.one(BEFORE) + soup.outside());
  }

  private interface Lines {
    String next();
  }

  private static List<MakeRow> rows(int number, MakeRow.Kind kind, Lines lines) {
    List<MakeRow> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(MakeRow.asking(continued(lines.next()) + "\n\n", kind));
    }
    return rows;
  }

  /** Puts a backslash before each line feed of a definition that would end it. */
  private static String continued(String text) {
    StringBuilder out = new StringBuilder();
    int start = text.lastIndexOf("\nA") + 1;
    out.append(text, 0, start);
    for (char c : text.substring(start).toCharArray()) {
      int backslashes = 0;
      while (backslashes < out.length() && out.charAt(out.length() - 1 - backslashes) == '\\') {
        backslashes++;
      }
      out.append(c == '\n' && backslashes % 2 == 0 ? "\\" : "").append(c);
    }
    return out.toString();
  }

  private String outside() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      int kind = random.nextInt(4);
      text.append(
          kind == 0 ? one(OUTSIDE) : kind == 1 ? one(PLAIN) : kind == 2 ? one(VARIABLES) : call(2));
    }
    return text.toString();
  }

  private String argument(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      int kind = random.nextInt(8);
      text.append(
          kind == 0
              ? one(INSIDE)
              : kind < 5 ? one(PLAIN) : kind < 7 || depth == 0 ? one(VARIABLES) : call(depth - 1));
    }
    return text.toString();
  }

  private String call(int depth) {
    StringBuilder call = new StringBuilder("$(");
    switch (random.nextInt(6)) {
      case 0 -> arguments(call, one(ONE), 1, depth);
      case 1 -> arguments(call, one(TWO), 2, depth);
      case 2 -> arguments(call, "subst", 3, depth);
      case 3 -> arguments(call, "patsubst", 3, depth);
      case 4 -> arguments(call, "if", 2 + random.nextInt(2), depth);
      default -> arguments(call, one(ANY), 1 + random.nextInt(3), depth);
    }
    return call.append(")").toString();
  }

  private void arguments(StringBuilder call, String function, int number, int depth) {
    call.append(function).append(' ');
    for (int i = 0; i < number; i++) {
      call.append(i == 0 ? "" : ",").append(argument(depth));
    }
  }

  private String some(List<String> pieces, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append(one(pieces));
    }
    return text.toString();
  }

  private String one(List<String> pieces) {
    return pieces.get(random.nextInt(pieces.size()));
  }
}
