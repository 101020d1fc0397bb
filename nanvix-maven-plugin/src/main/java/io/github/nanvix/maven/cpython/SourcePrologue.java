// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a C file of CPython does before it includes {@code Python.h}.
 *
 * @param directives the directives of the preprocessor, with one blank between words and none after
 *     the {@code #}
 */
record SourcePrologue(List<String> directives) {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern PYTHON_H = Pattern.compile("#include ?[<\"]Python\\.h[>\"]");

  /** Of a file; empty where something else than a directive comes first, or no {@code Python.h}. */
  static Optional<SourcePrologue> of(String text) {
    Matcher comments = COMMENT.matcher(text.replace("\r\n", "\n").replace("\\\n", " "));
    List<String> directives = new ArrayList<>();
    for (String line : (Iterable<String>) comments.replaceAll(" ").lines()::iterator) {
      String directive = line.strip().replaceFirst("^#\\s*", "#").replaceAll("\\s+", " ");
      if (PYTHON_H.matcher(directive).matches()) {
        return Optional.of(new SourcePrologue(List.copyOf(directives)));
      } else if (directive.startsWith("#")) {
        directives.add(directive);
      } else if (!directive.isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }
}
