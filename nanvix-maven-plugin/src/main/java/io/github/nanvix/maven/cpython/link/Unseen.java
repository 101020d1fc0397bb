// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import java.util.ArrayList;
import java.util.List;

/**
 * An argument, or an item of a {@code -Wl} list, that stands for what is not in the list.
 *
 * @param text the argument as the list has it
 * @param at the character of the list with which the argument begins
 * @param variables the variables that it refers to, if it consists of references to variables and
 *     plain text; empty for calls, response files and the like
 * @param pieces {@code text} in pieces, so that each is plain or stands for something else
 */
public record Unseen(String text, int at, List<String> variables, List<String> pieces) {

  /** Copies the lists. */
  public Unseen {
    variables = List.copyOf(variables);
    pieces = List.copyOf(pieces);
  }

  static Unseen of(Word word, int at) {
    List<String> pieces = new ArrayList<>();
    List<String> variables = new ArrayList<>();
    int done = 0;
    for (Hidden piece : word.hidden()) {
      pieces.add(word.text().substring(done, piece.from()));
      pieces.add(word.text().substring(piece.from(), piece.to()));
      piece.variable().ifPresent(variables::add);
      done = piece.to();
    }
    pieces.add(word.text().substring(done));
    pieces.removeIf(String::isEmpty);
    boolean isPlain = variables.size() == word.hidden().size();
    return new Unseen(word.text(), at, isPlain ? variables : List.of(), pieces);
  }

  /** Whether it is one reference to a variable and nothing else. */
  public boolean isReference() {
    return pieces.size() == 1 && variables.size() == 1;
  }

  /** Whether it speaks of a library by name, as {@code $(LIBFFI_LIBS)} speaks of {@code ffi}. */
  public boolean speaksOf(String library) {
    return new LibraryName(library).isSpokenOf(String.join(" ", pieces));
  }
}
