// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.assignment.PythonToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a Python file into tokens. */
final class PythonTokens {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_\\x80-\\xff]+");
  private static final Pattern OPERATOR =
      Pattern.compile("\\*\\*=|//=|>>=|<<=|->|[-+*/%@&|^:=!<>]=|.", Pattern.DOTALL);

  private final String file;
  private final List<PythonToken> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private PythonTokens(String file) {
    this.file = file;
  }

  /** The tokens of a file; the last one is its end. */
  static List<PythonToken> of(String file) throws UnclosedException {
    PythonTokens tokens = new PythonTokens(file);
    while (tokens.at < file.length()) {
      tokens.next();
    }
    tokens.add(Kind.END, file.length());
    return tokens.tokens;
  }

  private void next() throws UnclosedException {
    char c = file.charAt(at);
    if (c == '\n') {
      if (depth > 0) {
        at++;
      } else {
        add(Kind.NEWLINE, at + 1);
      }
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
      at++;
    } else if (file.startsWith("\\\n", at) || file.startsWith("\\\r\n", at)) {
      at = file.indexOf('\n', at) + 1;
    } else if (c == '#') {
      int end = file.indexOf('\n', at);
      at = end < 0 ? file.length() : end;
    } else if (PythonString.beginsAt(file, at)) {
      add(Kind.STRING, new PythonString(file, at).end());
    } else {
      Matcher name = NAME.matcher(file).region(at, file.length());
      if (name.lookingAt()) {
        add(Kind.NAME, name.end());
      } else {
        operator();
      }
    }
  }

  private void operator() {
    Matcher operator = OPERATOR.matcher(file).region(at, file.length());
    add(Kind.OPERATOR, operator.lookingAt() ? operator.end() : at + 1);
    PythonToken token = tokens.get(tokens.size() - 1);
    depth += token.isOpening() ? 1 : token.isClosing() && depth > 0 ? -1 : 0;
  }

  private void add(Kind kind, int to) {
    tokens.add(new PythonToken(kind, at, to, file.substring(at, to)));
    at = to;
  }
}
