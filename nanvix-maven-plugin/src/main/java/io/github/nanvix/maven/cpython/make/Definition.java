// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that gives a variable a value (GNU make manual, sections 6.5 to 6.9).
 *
 * @param code the line without its comment
 * @param kind how the value is given
 * @param at where in the file the variable's name begins
 * @param name the variable, not expanded
 * @param operator {@code =}, {@code :=}, {@code +=} and so on
 * @param isOverride whether it says {@code override}
 * @param value the value, not expanded
 */
public record Definition(
    MappedText code,
    Kind kind,
    int at,
    String name,
    String operator,
    boolean isOverride,
    MappedText value)
    implements Statement {

  /** How a value is given. */
  public enum Kind {
    /** On the line itself. */
    LINE,
    /** By {@code define}, on lines of its own. */
    BLOCK,
    /** By {@code undefine}: none. */
    NONE
  }

  private static final Pattern OPERATOR = Pattern.compile("[+?!]=|:{0,3}=");
  private static final Pattern WORD = Pattern.compile("(\\S+)\\s*");

  /** What a text says that is a definition as make is told one; empty if it is none. */
  public static Optional<Definition> in(String text) {
    return in(Cut.at("#", MakeLines.joined(MappedText.of(text))).before());
  }

  /** What a line without comment says, if it is a definition. */
  static Optional<Definition> in(MappedText code) {
    String text = code.toString();
    Matcher word = WORD.matcher(text);
    boolean isOverride = false;
    int at = endOfSpace(text, 0);
    while (at < text.length()) {
      Optional<Definition> line = line(code, at, isOverride);
      if (line.isPresent() || !word.region(at, text.length()).lookingAt()) {
        return line;
      }
      at = word.end();
      switch (word.group(1)) {
        case "export", "private" -> {}
        case "override" -> isOverride = true;
        case "define" -> {
          return block(code, at, isOverride);
        }
        case "undefine" -> {
          return named(code, Kind.NONE, at, text.length(), "", isOverride);
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Definition> line(MappedText code, int from, boolean isOverride) {
    String text = code.toString();
    int end = endOfName(text, from);
    Matcher operator = OPERATOR.matcher(text).region(endOfSpace(text, end), text.length());
    if (!operator.lookingAt()) {
      return Optional.empty();
    }
    return named(code, Kind.LINE, from, end, operator.group(), isOverride)
        .map(found -> found.with(code.part(endOfSpace(text, operator.end()), text.length())));
  }

  private static Optional<Definition> block(MappedText code, int from, boolean isOverride) {
    return line(code, from, isOverride)
        .flatMap(
            line ->
                named(
                    code,
                    Kind.BLOCK,
                    from,
                    endOfName(code.toString(), from),
                    line.operator(),
                    isOverride))
        .or(() -> named(code, Kind.BLOCK, from, code.length(), "=", isOverride));
  }

  private static Optional<Definition> named(
      MappedText code, Kind kind, int from, int to, String operator, boolean isOverride) {
    String name = code.toString().substring(from, to).stripTrailing();
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Definition(
                code, kind, code.start(from), name, operator, isOverride, code.part(to, to)));
  }

  /** This definition with another value. */
  Definition with(MappedText other) {
    return new Definition(code, kind, at, name, operator, isOverride, other);
  }

  /** The value with each reference in it as a piece that hides something. */
  public MappedText hiddenValue() {
    return Reference.hidden(value);
  }

  /** A name ends at a blank or before an operator; references in it may hold either. */
  private static int endOfName(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (" \t=:#".indexOf(c) >= 0 || ("+?!".indexOf(c) >= 0 && text.startsWith("=", i + 1))) {
        return i;
      }
      i = c == '$' ? Reference.passed(text, i) : i + 1;
    }
    return i;
  }

  static int endOfSpace(String text, int from) {
    int i = from;
    while (i < text.length() && " \t\n\u000b\f\r".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
