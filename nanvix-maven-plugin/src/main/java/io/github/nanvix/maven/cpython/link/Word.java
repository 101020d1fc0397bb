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
 */
record Word(String text, int token, boolean prefix, int from, int to) {
  private static final String LIST = "-Wl,";

  /** Whether it is one item of a list. */
  boolean inList() {
    return from > 0;
  }

  static List<Word> of(List<Token> tokens) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String value = tokens.get(i).value();
      if (value.startsWith(LIST)) {
        int from = LIST.length();
        while (from <= value.length()) {
          int comma = value.indexOf(',', from);
          int to = comma < 0 ? value.length() : comma;
          words.add(new Word(value.substring(from, to), i, false, from, to));
          from = to + 1;
        }
      } else if (value.equals("-Xlinker") && i + 1 < tokens.size()) {
        String operand = tokens.get(++i).value();
        words.add(new Word(operand, i, true, 0, operand.length()));
      } else {
        words.add(new Word(value, i, false, 0, value.length()));
      }
    }
    return words;
  }
}
