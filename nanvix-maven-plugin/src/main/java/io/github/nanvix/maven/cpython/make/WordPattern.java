// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern such as {@code lib%.a}, and what takes the place of a word that it matches.
 *
 * @param before what stands before the percent sign; all of it where there is none
 * @param after what stands after it
 * @param isOpen whether there is one
 */
record WordPattern(String before, String after, boolean isOpen) {

  static WordPattern of(String text) {
    MappedText mapped = MappedText.of(text);
    Cut cut = Cut.inExpanded("%", mapped);
    return cut.isIn(mapped)
        ? new WordPattern(cut.before().toString(), text.substring(cut.at() + 1), true)
        : new WordPattern(cut.before().toString(), "", false);
  }

  /** This pattern; the end of a word where it has no percent sign. */
  WordPattern opened() {
    return isOpen ? this : new WordPattern("", before, true);
  }

  boolean matches(String word) {
    return isOpen
        ? word.length() >= before.length() + after.length()
            && word.startsWith(before)
            && word.endsWith(after)
        : word.equals(before);
  }

  /** A text with another word for each that this pattern matches. */
  String replaced(String text, WordPattern by) {
    if (!isOpen && before.isEmpty()) {
      // Nothing is a word where a blank ends the text.
      return text + (text.isEmpty() || text.matches("(?s).*\\s") ? by.text() : "");
    }
    if (!isOpen) {
      return Pattern.compile("(?<!\\S)" + Pattern.quote(before) + "(?!\\S)")
          .matcher(text)
          .replaceAll(Matcher.quoteReplacement(by.text()));
    }
    return words(text).stream()
        .map(word -> matches(word) ? by.around(stem(word)) : word)
        .collect(Collectors.joining(" "));
  }

  private String text() {
    return before + (isOpen ? "%" : "") + after;
  }

  private String around(String stem) {
    return before + (isOpen ? stem : "") + after;
  }

  private String stem(String word) {
    return word.substring(before.length(), word.length() - after.length());
  }

  static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
