// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of output that say that one more of many things is done: make prints the command that
 * compiles a file, or two words where it is told to be silent; configure prints each question.
 */
final class CountedLine {
  private static final Pattern SILENT = Pattern.compile("\\s+(?:CC|CXX|CPPAS|AS|PPAS)\\s+(\\S+)");
  private static final Pattern SOURCE =
      Pattern.compile("(?:^|\\s)([^\\s'\"=]+\\.(?:c|cc|cpp|cxx|S|s))(?=\\s|$)");
  private static final String QUESTION = "checking ";

  private CountedLine() {}

  /** What is next: a file, or nothing by name; empty where the line counts nothing. */
  static Optional<String> item(String line) {
    if (line.startsWith(QUESTION)) {
      return Optional.of("");
    }
    Matcher silent = SILENT.matcher(line);
    if (silent.matches()) {
      return Optional.of(silent.group(1));
    }
    // libtool prints its own call before the compiler's.
    if (!line.contains(" -c ") || line.contains("--mode=compile")) {
      return Optional.empty();
    }
    String last = null;
    Matcher source = SOURCE.matcher(line);
    while (source.find()) {
      last = source.group(1);
    }
    return Optional.ofNullable(last);
  }
}
