package io.github.nanvix.maven.cpython.link;

import java.util.List;

/**
 * An argument, or an item of a {@code -Wl} list, that stands for what is not in the list.
 *
 * @param text the argument as the list has it
 * @param at the character of the list with which the argument begins
 * @param variables the variables that it refers to, if it consists of references to variables and
 *     plain text; empty for calls, response files and the like
 * @param isReference whether it is one reference and nothing else
 */
public record Unseen(String text, int at, List<String> variables, boolean isReference) {

  /** Copies the list. */
  public Unseen {
    variables = List.copyOf(variables);
  }

  static Unseen of(Word word, int at) {
    List<Hidden> pieces = word.hidden();
    boolean plain = pieces.stream().allMatch(piece -> piece.variable().isPresent());
    List<String> variables =
        plain ? pieces.stream().flatMap(piece -> piece.variable().stream()).toList() : List.of();
    boolean alone =
        pieces.size() == 1 && pieces.get(0).to() - pieces.get(0).from() == word.text().length();
    return new Unseen(word.text(), at, variables, alone && !variables.isEmpty());
  }

  /** Whether it names a file that holds further arguments. */
  public boolean isResponseFile() {
    return text.startsWith("@");
  }

  /** Whether it speaks of a library by name, as {@code $(LIBFFI_LIBS)} speaks of {@code ffi}. */
  public boolean speaksOf(String library) {
    return new LibraryName(library).isSpokenOf(text);
  }
}
