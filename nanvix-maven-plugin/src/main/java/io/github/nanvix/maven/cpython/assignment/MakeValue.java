package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Decodes what make passes on (GNU make manual, sections 3.1.1, 5.1.1 and 6.1): {@code $$} is a
 * dollar sign, a reference is a piece that hides something.
 */
final class MakeValue {
  private static final Predicate<String> IS_NAME =
      Pattern.compile("[^\\s:#=$(){},]+").asMatchPredicate();

  private final MakeCharacters characters;
  private final MappedText file;
  private final MappedText.Builder value = new MappedText.Builder();

  private MakeValue(MakeCharacters characters, MappedText file) {
    this.characters = characters;
    this.file = file;
  }

  /** The value of an assignment: a continued line is one blank, {@code \#} is a number sign. */
  static MappedText ofAssignment(MakeCharacters characters, MappedText file, int from, int to) {
    MakeValue value = new MakeValue(characters, file);
    int i = from;
    while (i < to) {
      int blanks = characters.endOfBlanks(i, to);
      if (characters.file().substring(i, blanks).indexOf('\n') >= 0) {
        value.value.add(' ', i, blanks);
        i = blanks;
      } else {
        i = value.isEscape(i, to) ? value.escape(i) : value.character(i, to);
      }
    }
    return value.value.build();
  }

  /** A recipe: its shell sees continued lines, without the tab that begins the next. */
  static MappedText ofRecipe(MakeCharacters characters, MappedText file, int from, int to) {
    MakeValue value = new MakeValue(characters, file);
    int i = from;
    while (i < to) {
      i = value.character(i, to);
      boolean continued = file.charAt(i - 1) == '\n';
      i = continued && i < to && file.charAt(i) == '\t' ? i + 1 : i;
    }
    return value.value.build();
  }

  private boolean isEscape(int at, int to) {
    int i = at;
    while (i < to && file.charAt(i) == '\\') {
      i++;
    }
    boolean special = i < to && (file.charAt(i) == '#' || file.charAt(i) == '\n');
    return i > at && special && (i > at + 1 || file.charAt(i) == '#');
  }

  /** Of backslashes before a number sign or a line feed every second one goes. */
  private int escape(int at) {
    value.add(file.charAt(at + 1), at, at + 2);
    return at + 2;
  }

  private int character(int at, int to) {
    if (file.charAt(at) != '$' || at + 1 == to) {
      value.add(file, at, at + 1);
      return at + 1;
    }
    if (file.charAt(at + 1) == '$') {
      value.add('$', at, at + 2);
      return at + 2;
    }
    int end = characters.endOfReference(at, to);
    int begin = end == at + 2 ? at + 1 : at + 2;
    String name =
        characters.file().substring(begin, Math.max(begin, end == at + 2 ? end : end - 1));
    value.addHidden(file, at, end, Optional.of(name).filter(IS_NAME));
    return end;
  }
}
