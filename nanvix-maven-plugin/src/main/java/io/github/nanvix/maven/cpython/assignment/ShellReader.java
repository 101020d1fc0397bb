// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.Hidden;
import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Finds words such as {@code LIBS=…} in commands of a POSIX shell (XCU chapter 2): before a
 * command, alone, after {@code export}, and as argument of {@code configure} or {@code make}; also
 * within {@code $(…)} and in what {@code sh -c} and {@code eval} get.
 */
final class ShellReader {
  private static final Pattern SCRIPT_OPTION = Pattern.compile("-[A-Za-z]*c");

  // Deeper than anyone writes, and not as deep as the stack.
  private static final int MAX_DEPTH = 100;

  private final MappedText text;
  private final VariableName variable;
  private final Assignments found;
  private final ShellWords words;
  private final Deque<HereDocument> awaited = new ArrayDeque<>();
  private int depth;

  private record HereDocument(String end, boolean indented) {}

  private ShellReader(MappedText text, VariableName variable, Assignments found) {
    this.text = text;
    this.variable = variable;
    this.found = found;
    this.words = new ShellWords(text, this::substitution);
  }

  /** Reads all commands of a text. */
  static void read(MappedText text, VariableName variable, Assignments found)
      throws UnclosedException {
    new ShellReader(text, variable, found).commands(0, false);
  }

  /** Reads what follows <code>$(</code>, to the character after its end. */
  private int substitution(int from) throws UnclosedException {
    if (++depth > MAX_DEPTH) {
      throw new UnclosedException("command substitution", text.start(from - 1));
    }
    int end = commands(from, true);
    depth--;
    return end;
  }

  private int commands(int from, boolean inSubstitution) throws UnclosedException {
    int parentheses = 0;
    int cases = 0;
    String previous = "";
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (words.beginsAt(i)) {
        ShellWord word = words.read(i);
        found(word, previous);
        previous = word.toString();
        cases += previous.equals("case") ? 1 : previous.equals("esac") ? -1 : 0;
        i = word.end();
        continue;
      }
      previous = c == ' ' || c == '\t' || c == '\\' ? previous : "";
      switch (c) {
        case '\n' -> i = afterHereDocuments(i + 1);
        case '#' -> i = endOfLine(i);
        case '<' -> i = afterRedirection(i);
        case '(' -> {
          parentheses++;
          i++;
        }
        case ')' -> {
          i++;
          if (parentheses > 0) {
            parentheses--;
          } else if (cases <= 0 && inSubstitution) {
            return i;
          }
        }
        // The backslash of a continued line.
        case '\\' -> i += 2;
        default -> i++;
      }
    }
    if (inSubstitution) {
      throw new UnclosedException("command substitution", text.start(from - 1));
    }
    return i;
  }

  private void found(ShellWord word, String previous) throws UnclosedException {
    if (previous.equals("eval") || SCRIPT_OPTION.matcher(previous).matches()) {
      read(word.value(), variable, found);
      return;
    }
    MappedText value = word.value();
    int at = text.start(word.from());
    int length = variable.assignmentLength(value);
    if (length > 0 && length == value.length() && text.toString().startsWith("(", word.end())) {
      int close = text.toString().indexOf(')', word.end());
      String array = text.toString().substring(word.from(), close < 0 ? text.length() : close + 1);
      found.add(new UnreadAssignment(at, array, "is an array, which POSIX shells do not have"));
    } else if (length > 0) {
      boolean appends = value.charAt(length - 2) == '+';
      found.add(new Assignment(at, appends, value.part(length, value.length())));
    } else if (variable.isAssignedIn(withoutSubstitutions(value))) {
      found.add(
          new UnreadAssignment(at, value.toString(), "stands within an argument of a command"));
    }
  }

  /** What is left of a word for which no reader has been yet. */
  private static String withoutSubstitutions(MappedText word) {
    StringBuilder text = new StringBuilder(word.toString());
    for (Hidden piece : word.hidden()) {
      if (text.substring(piece.from()).startsWith("$(")) {
        text.replace(piece.from(), piece.to(), " ".repeat(piece.to() - piece.from()));
      }
    }
    return text.toString();
  }

  private int afterRedirection(int at) throws UnclosedException {
    String all = text.toString();
    if (!all.startsWith("<<", at) || all.startsWith("<<<", at)) {
      return all.startsWith("<<<", at) ? at + 3 : at + 1;
    }
    boolean indented = all.startsWith("-", at + 2);
    int i = indented ? at + 3 : at + 2;
    while (i < all.length() && (all.charAt(i) == ' ' || all.charAt(i) == '\t')) {
      i++;
    }
    if (i < all.length() && words.beginsAt(i)) {
      ShellWord end = words.read(i);
      awaited.add(new HereDocument(end.toString(), indented));
      return end.end();
    }
    return i;
  }

  /** Passes over the here-documents that begin on a new line. */
  private int afterHereDocuments(int lineStart) {
    int i = lineStart;
    while (!awaited.isEmpty() && i < text.length()) {
      HereDocument document = awaited.getFirst();
      int end = endOfLine(i);
      String line = text.toString().substring(i, end);
      if ((document.indented() ? line.replaceFirst("^\t+", "") : line).equals(document.end())) {
        awaited.removeFirst();
      } else if (variable.isAssignedIn(line)) {
        found.add(new UnreadAssignment(text.start(i), line, "stands in a here-document"));
      }
      i = Math.min(end + 1, text.length());
    }
    return i;
  }

  private int endOfLine(int from) {
    int end = text.toString().indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
