// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import java.util.ArrayList;
import java.util.List;

/**
 * One word as the linker itself gets it, and where it stands: alone, as an item of a {@code -Wl}
 * list, or after {@code -Xlinker}.
 *
 * @param text the word
 * @param token index of the argument that holds it
 * @param prefix whether the argument before, {@code -Xlinker}, belongs to it
 * @param from where it begins in the argument's value
 * @param to where it ends in the argument's value
 * @param hidden the pieces of {@code text} that stand for something else
 */
record Word(String text, int token, boolean prefix, int from, int to, List<Hidden> hidden) {
  private static final String LIST = "-Wl,";

  private Word(Token argument, int token, boolean prefix, int from, int to) {
    this(
        argument.value().substring(from, to),
        token,
        prefix,
        from,
        to,
        argument.hidden().stream()
            .filter(piece -> piece.from() >= from && piece.to() <= to)
            .map(piece -> piece.movedBy(-from))
            .toList());
  }

  /** Whether it is one item of a list. */
  boolean inList() {
    return from > 0;
  }

  /** Whether a character is not of a piece that stands for something else. */
  boolean isLiteral(int i) {
    return hidden.stream().noneMatch(piece -> piece.from() <= i && i < piece.to());
  }

  static List<Word> of(List<Token> tokens) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.value().startsWith(LIST)) {
        items(token, i, words);
      } else if (token.value().equals("-Xlinker") && i + 1 < tokens.size()) {
        Token operand = tokens.get(++i);
        words.add(new Word(operand, i, true, 0, operand.value().length()));
      } else {
        words.add(new Word(token, i, false, 0, token.value().length()));
      }
    }
    return words;
  }

  private static void items(Token token, int index, List<Word> words) {
    int from = LIST.length();
    Word rest = new Word(token, index, false, 0, token.value().length());
    for (int i = from; i <= token.value().length(); i++) {
      if (i == token.value().length() || (token.value().charAt(i) == ',' && rest.isLiteral(i))) {
        words.add(new Word(token, index, false, from, i));
        from = i + 1;
      }
    }
  }
}
