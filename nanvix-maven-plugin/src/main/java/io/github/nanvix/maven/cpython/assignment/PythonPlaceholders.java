// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks arguments with places that {@code %} or {@code format} fill in. They are pieces that hide
 * something, whole, because the places are counted: none can be taken out.
 */
final class PythonPlaceholders {
  private static final Pattern PERCENT = Pattern.compile("[^ \t\n]*%[^ \t\n%][^ \t\n]*");
  private static final Pattern BRACES = Pattern.compile("[^ \t\n]*\\{[^ \t\n]*");

  private PythonPlaceholders() {}

  static MappedText percent(MappedText text) {
    return marked(text, PERCENT);
  }

  static MappedText braces(MappedText text) {
    return marked(text, BRACES);
  }

  private static MappedText marked(MappedText text, Pattern pattern) {
    MappedText.Builder marked = new MappedText.Builder();
    Matcher place = pattern.matcher(text.toString());
    int done = 0;
    while (place.find()) {
      marked.add(text, done, place.start());
      marked.addHidden(text, place.start(), place.end(), Optional.empty());
      done = place.end();
    }
    marked.add(text, done, text.length());
    return marked.build();
  }
}
