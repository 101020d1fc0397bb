package io.github.nanvix.maven.cpython.setup;

import java.util.ArrayList;
import java.util.List;

/** How make cuts a line: references such as {@code $(A B)} are one piece whatever is in them. */
final class MakeText {
  private MakeText() {}

  /** Where the reference that begins with the dollar at {@code start} ends. */
  static int endOfReference(String text, int start) {
    if (start + 1 >= text.length()) {
      return text.length();
    }
    char open = text.charAt(start + 1);
    if (open != '(' && open != '{') {
      return start + 2;
    }
    char close = open == '(' ? ')' : '}';
    int depth = 0;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  /** The first of some characters outside every reference; -1 where there is none. */
  static int indexOfAny(String text, String wanted, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '$') {
        i = endOfReference(text, i);
      } else if (wanted.indexOf(c) >= 0) {
        return i;
      } else {
        i++;
      }
    }
    return -1;
  }

  /** The words between blanks outside every reference. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = indexOfAny(text, " \t\n", start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        words.add(text.substring(start, end));
      }
      start = end + 1;
    }
    return words;
  }

  /** Where the comment of a line begins, or the line ends; {@code \#} begins none. */
  static int startOfComment(String line) {
    int hash = line.indexOf('#');
    while (hash > 0 && line.charAt(hash - 1) == '\\') {
      hash = line.indexOf('#', hash + 1);
    }
    return hash < 0 ? line.length() : hash;
  }
}
