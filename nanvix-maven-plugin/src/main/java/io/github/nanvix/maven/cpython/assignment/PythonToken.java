// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

/**
 * A token of a Python file (Python language reference, chapter 2); comments are none.
 *
 * @param kind what it is
 * @param from where it begins in the file
 * @param to where it ends
 * @param text the token as written
 */
record PythonToken(Kind kind, int from, int to, String text) {
  enum Kind {
    /** A name, a keyword or a number. */
    NAME,
    /** One literal, its prefix included. */
    STRING,
    /** An operator or a delimiter. */
    OPERATOR,
    /** The end of a statement's line. */
    NEWLINE,
    /** The end of the file. */
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  boolean isString() {
    return kind == Kind.STRING;
  }

  /** Whether an expression ends before this token, within brackets or at their end. */
  boolean endsExpression() {
    return kind == Kind.NEWLINE
        || kind == Kind.END
        || (kind == Kind.OPERATOR && (isClosing() || text.equals(",") || text.equals(";")));
  }

  boolean isOpening() {
    return kind == Kind.OPERATOR && "([{".contains(text);
  }

  boolean isClosing() {
    return kind == Kind.OPERATOR && ")]}".contains(text);
  }
}
