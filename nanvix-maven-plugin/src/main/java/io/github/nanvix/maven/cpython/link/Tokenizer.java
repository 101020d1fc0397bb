// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a list as a POSIX shell does (XCU 2.2 and 2.3), except that a reference such as {@code
 * $(…)}, <code>${…}</code> or {@code $X} is one opaque piece: it may be make's, and what it stands
 * for is not known here.
 */
final class Tokenizer {
  private static final Pattern REFERENCE = Pattern.compile("[({]|[A-Za-z_][A-Za-z0-9_]*|[0-9]");
  private static final Predicate<String> IS_NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*").asMatchPredicate();

  private final MappedText text;
  private final List<Token> tokens = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final List<Hidden> hidden = new ArrayList<>();
  private int at;

  Tokenizer(MappedText text) {
    this.text = text;
  }

  List<Token> run() {
    while (true) {
      int spacing = at;
      skipBlanks();
      if (at == text.length()) {
        return List.copyOf(tokens);
      }
      int from = at;
      value.setLength(0);
      starts.clear();
      ends.clear();
      hidden.clear();
      argument();
      tokens.add(new Token(spacing, from, at, value.toString(), starts, ends, hidden));
    }
  }

  private void skipBlanks() {
    while (at < text.length() && text.hiddenAt(at).isEmpty()) {
      // A continued line is a blank between arguments.
      if (startsWith("\\\n")) {
        at += 2;
      } else if (isBlank(text.charAt(at))) {
        at++;
      } else {
        break;
      }
    }
  }

  private void argument() {
    while (at < text.length() && (isHidden() || !isBlank(text.charAt(at)))) {
      char c = text.charAt(at);
      if (isReference()) {
        reference();
      } else if (c == '\'' || c == '"') {
        quoted(c);
      } else if (c == '\\') {
        escape();
      } else {
        take(at + 1, c);
      }
    }
  }

  private void quoted(char quote) {
    int open = at++;
    while (at < text.length() && (isHidden() || text.charAt(at) != quote)) {
      char c = text.charAt(at);
      if (quote == '"' ? isReference() : isHidden()) {
        reference();
      } else if (quote == '"' && c == '\\' && isSpecialInQuotes(at + 1)) {
        escape();
      } else {
        take(at + 1, c);
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

  private boolean isSpecialInQuotes(int i) {
    return i < text.length() && "\"\\$`\n".indexOf(text.charAt(i)) >= 0;
  }

  private void escape() {
    if (at + 1 == text.length()) {
      take(at + 1, '\\');
    } else if (text.charAt(at + 1) == '\n') {
      at += 2;
    } else {
      take(at + 2, text.charAt(at + 1));
    }
  }

  private boolean isHidden() {
    return text.hiddenAt(at).isPresent();
  }

  private boolean isReference() {
    char c = text.charAt(at);
    return isHidden()
        || (c == '`' && text.toString().indexOf('`', at + 1) > 0)
        || (c == '$'
            && REFERENCE.matcher(text.toString()).region(at + 1, text.length()).lookingAt());
  }

  private void reference() {
    Hidden piece = text.hiddenAt(at).orElseGet(this::unmarkedReference);
    hidden.add(piece.movedBy(value.length() - piece.from()));
    while (at < piece.to()) {
      take(at + 1, text.charAt(at));
    }
  }

  private Hidden unmarkedReference() {
    String all = text.toString();
    if (all.charAt(at) == '`') {
      return new Hidden(at, all.indexOf('`', at + 1) + 1, Optional.empty());
    }
    char open = all.charAt(at + 1);
    if (open != '(' && open != '{') {
      Matcher name = REFERENCE.matcher(all).region(at + 1, all.length());
      return new Hidden(at, name.lookingAt() ? name.end() : at + 1, Optional.of(name.group()));
    }
    char close = open == '(' ? ')' : '}';
    int depth = 0;
    int end = at + 1;
    do {
      char c = all.charAt(end++);
      depth += c == open ? 1 : c == close ? -1 : 0;
    } while (depth > 0 && end < all.length());
    return new Hidden(
        at, end, Optional.of(all.substring(at + 2, Math.max(at + 2, end - 1))).filter(IS_NAME));
  }

  private boolean startsWith(String piece) {
    return text.toString().startsWith(piece, at);
  }

  private void take(int to, char c) {
    value.append(c);
    starts.add(at);
    ends.add(to);
    at = to;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
