// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.assignment.PythonToken.Kind;
import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.List;

/**
 * A Python file and its tokens.
 *
 * @param text the file
 * @param characters the same
 * @param tokens its tokens
 */
record PythonFile(String text, MappedText characters, List<PythonToken> tokens) {

  static PythonFile of(String text) throws UnclosedException {
    return new PythonFile(text, MappedText.of(text), PythonTokens.of(text));
  }

  /** A token; beyond the end, and before the beginning, the last one. */
  PythonToken token(int i) {
    return tokens.get(i < 0 ? tokens.size() - 1 : Math.min(i, tokens.size() - 1));
  }

  /** The bracket that closes the one at a token; the end of the file where none does. */
  int closing(int opening) {
    int depth = 0;
    int i = opening;
    while (token(i).kind() != Kind.END) {
      depth += token(i).isOpening() ? 1 : token(i).isClosing() ? -1 : 0;
      if (depth == 0) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** The token before which the expression ends that goes on with a token. */
  int endOfExpression(int from) {
    int i = from;
    while (!token(i).endsExpression()) {
      i = token(i).isOpening() ? closing(i) + 1 : i + 1;
    }
    return i;
  }
}
