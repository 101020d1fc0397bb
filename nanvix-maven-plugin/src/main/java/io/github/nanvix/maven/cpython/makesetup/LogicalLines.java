// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first half of makesetup: {@code sed} takes comments and blank lines away, then a shell loop
 * does {@code while read line}.
 *
 * @param lines the lines that reach the loop
 * @param unfinished the last line, where no newline ends it: {@code read} reports the end of input
 *     and the line is lost, or glued to the next file's {@code *doconfig*}
 * @param stops whether the end of input comes while makesetup joins lines itself, which it takes
 *     for a failure
 */
record LogicalLines(List<LogicalLine> lines, Optional<LogicalLine> unfinished, boolean stops) {

  LogicalLines {
    lines = List.copyOf(lines);
  }

  static LogicalLines of(List<SourceLine> physical, Shell shell) {
    LineReader reader = new LineReader(physical, shell);
    List<LogicalLine> lines = new ArrayList<>();
    while (true) {
      reader.begin();
      String text = reader.read();
      boolean joining = false;
      // "\\" at the end of a line comes out of read as "\"; makesetup joins on that as well.
      String echoed = echo(text, shell);
      while (!reader.isAtEnd() && echoed.endsWith("\\")) {
        joining = true;
        text = echoed.substring(0, echoed.length() - 1) + reader.read();
        echoed = echo(text, shell);
      }
      if (reader.isAtEnd()) {
        boolean isNothing = text.isEmpty() && !joining;
        return new LogicalLines(
            lines, isNothing ? Optional.empty() : Optional.of(reader.line(text)), joining);
      }
      lines.add(reader.line(text));
    }
  }

  /** {@code echo $line}, where no file name matches a pattern. */
  private static String echo(String line, Shell shell) {
    return line.indexOf('\\') < 0 ? "" : shell.echo(String.join(" ", LogicalLine.words(line)));
  }
}
