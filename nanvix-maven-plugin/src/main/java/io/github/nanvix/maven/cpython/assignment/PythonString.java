// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One string literal of a Python file (Python language reference, section 2.4). */
final class PythonString {
  private static final Pattern BEGIN =
      Pattern.compile("(?i)(r|u|b|f|t|br|rb|fr|rf|tr|rt)?(\"\"\"|'''|\"|')");
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:(?<newline>\r?\n)|(?<octal>[0-7]{1,3})|x(?<hex>[0-9a-fA-F]{2})"
              + "|(?<other>N\\{[^}]*\\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|(?<letter>[\\\\'\"abfnrtv]))");
  private static final String LETTERS = "\\'\"abfnrtv";
  private static final String MEANINGS = "\\'\"\007\b\f\n\r\t\013";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  // Deeper than anyone writes, and not as deep as the stack.
  private static final int MAX_DEPTH = 100;

  private final String file;
  private final int from;
  private final int body;
  private final String quote;
  private final boolean isRaw;
  private final boolean isFormatted;
  private final int depth;

  /** The literal that begins at a place. */
  PythonString(String file, int from) {
    this(file, from, 0);
  }

  private PythonString(String file, int from, int depth) {
    Matcher begin = BEGIN.matcher(file).region(from, file.length());
    if (!begin.lookingAt()) {
      throw new IllegalArgumentException("There is no string literal at " + from);
    }
    String prefix = begin.group(1) == null ? "" : begin.group(1).toLowerCase(Locale.ROOT);
    this.file = file;
    this.depth = depth;
    this.from = from;
    this.body = begin.end();
    this.quote = begin.group(2);
    this.isRaw = prefix.contains("r");
    this.isFormatted = prefix.contains("f") || prefix.contains("t");
  }

  static boolean beginsAt(String file, int at) {
    return BEGIN.matcher(file).region(at, file.length()).lookingAt();
  }

  /** Where it ends, quotes included. */
  int end() throws UnclosedException {
    int i = body;
    while (i < file.length()) {
      char c = file.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (file.startsWith(quote, i)) {
        return i + quote.length();
      } else if (c == '\n' && quote.length() == 1) {
        break;
      } else if (isFormatted && c == '{') {
        i = file.startsWith("{{", i) ? i + 2 : endOfField(i);
      } else {
        i++;
      }
    }
    throw new UnclosedException("string", from);
  }

  /** Where the replacement field that begins with a brace ends; strings may be nested in it. */
  private int endOfField(int brace) throws UnclosedException {
    if (depth > MAX_DEPTH) {
      throw new UnclosedException("replacement field", brace);
    }
    int brackets = 0;
    boolean inFormat = false;
    int i = brace;
    while (i < file.length()) {
      char c = file.charAt(i);
      if (!inFormat && beginsAt(file, i) && !NAME.matcher(file).region(i - 1, i).matches()) {
        i = new PythonString(file, i, depth + 1).end();
        continue;
      }
      brackets += "{[(".indexOf(c) >= 0 ? 1 : "}])".indexOf(c) >= 0 ? -1 : 0;
      inFormat |= c == ':' && brackets == 1;
      i++;
      if (brackets == 0) {
        return i;
      }
    }
    throw new UnclosedException("replacement field", brace);
  }

  /** The first character between the quotes. */
  int bodyFrom() {
    return body;
  }

  /** The place after the last character between the quotes. */
  int bodyTo() throws UnclosedException {
    return end() - quote.length();
  }

  /** Adds what the literal says. */
  void decode(MappedText characters, MappedText.Builder value) throws UnclosedException {
    int to = bodyTo();
    int i = body;
    while (i < to) {
      char c = file.charAt(i);
      if (isFormatted && (c == '{' || c == '}')) {
        i = brace(i, characters, value);
      } else if (c == '\\' && !isRaw) {
        i = escape(i, to, value);
      } else {
        value.add(characters, i, ++i);
      }
    }
  }

  private int brace(int at, MappedText characters, MappedText.Builder value)
      throws UnclosedException {
    if (file.charAt(at + 1) == file.charAt(at)) {
      value.add(file.charAt(at), at, at + 2);
      return at + 2;
    }
    int end = endOfField(at);
    Optional<String> name =
        Optional.of(file.substring(at + 1, end - 1).strip())
            .filter(field -> NAME.matcher(field).matches());
    value.addHidden(characters, at, end, name);
    return end;
  }

  private int escape(int at, int to, MappedText.Builder value) {
    Matcher escape = ESCAPE.matcher(file).region(at, to);
    if (!escape.lookingAt()) {
      value.add('\\', at, at + 1);
      return at + 1;
    }
    if (escape.group("newline") != null) {
      value.absorb(at);
    } else {
      value.add(meaning(escape), at, escape.end());
    }
    return escape.end();
  }

  private static char meaning(Matcher escape) {
    if (escape.group("letter") != null) {
      return MEANINGS.charAt(LETTERS.indexOf(escape.group("letter")));
    }
    if (escape.group("octal") != null) {
      return (char) Integer.parseInt(escape.group("octal"), 8);
    }
    if (escape.group("hex") != null) {
      return (char) Integer.parseInt(escape.group("hex"), 16);
    }
    // Of no library's name, whatever it is.
    return '?';
  }
}
