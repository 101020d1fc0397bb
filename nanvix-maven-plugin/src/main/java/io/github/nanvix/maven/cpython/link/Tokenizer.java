package io.github.nanvix.maven.cpython.link;

import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a list as a POSIX shell does (XCU 2.2 and 2.3), except that a reference {@code $(…)} or
 * <code>${…}</code> is one opaque piece: it may be make's, and what it stands for is not known
 * here.
 */
final class Tokenizer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private int at;
  private int tokenStart;

  Tokenizer(String text) {
    this.text = text;
  }

  /** The blanks after the last argument. */
  String tail() {
    return text.substring(at);
  }

  /** The arguments; {@link #tail()} has what follows them. */
  List<Token> run() {
    while (true) {
      int spacing = at;
      int start = afterBlanks(at);
      if (start == text.length()) {
        return List.copyOf(tokens);
      }
      at = start;
      argument();
      tokens.add(
          new Token(
              text.substring(spacing, start),
              text.substring(start, at),
              value.toString(),
              starts,
              ends));
    }
  }

  private int afterBlanks(int from) {
    int i = from;
    while (i < text.length()) {
      // A continued line is a blank between arguments.
      if (text.startsWith("\\\n", i)) {
        i += 2;
      } else if (isBlank(text.charAt(i))) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  private void argument() {
    value.setLength(0);
    starts.clear();
    ends.clear();
    tokenStart = at;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      char c = text.charAt(at);
      switch (c) {
        case '\'' -> quoted('\'');
        case '"' -> quoted('"');
        case '\\' -> escape();
        case '$' -> reference();
        default -> take(at, at + 1, c);
      }
    }
  }

  private void quoted(char quote) {
    int open = at++;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at);
      if (quote == '"' && c == '\\') {
        boolean special = at + 1 < text.length() && "\"\\$`\n".indexOf(text.charAt(at + 1)) >= 0;
        if (special) {
          escape();
        } else {
          take(at, at + 1, c);
        }
      } else if (quote == '"' && c == '$') {
        reference();
      } else {
        take(at, at + 1, c);
      }
    }
    if (at == text.length()) {
      throw BuildException.input(
          "Linker arguments cannot be read: the quote at character "
              + (open + 1)
              + " is never closed in: "
              + text,
          "Close it.");
    }
    at++;
  }

  private void escape() {
    if (at + 1 == text.length()) {
      take(at, at + 1, '\\');
    } else if (text.charAt(at + 1) == '\n') {
      at += 2;
    } else {
      take(at, at + 2, text.charAt(at + 1));
    }
  }

  private void reference() {
    int end = at + 1;
    char open = end < text.length() ? text.charAt(end) : ' ';
    if (open == '(' || open == '{') {
      char close = open == '(' ? ')' : '}';
      int depth = 0;
      do {
        char c = text.charAt(end++);
        depth += c == open ? 1 : c == close ? -1 : 0;
      } while (depth > 0 && end < text.length());
    }
    for (int i = at; i < end; i++) {
      value.append(text.charAt(i));
      starts.add(i - tokenStart);
      ends.add(i + 1 - tokenStart);
    }
    at = end;
  }

  private void take(int from, int to, char c) {
    value.append(c);
    starts.add(from - tokenStart);
    ends.add(to - tokenStart);
    at = to;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
