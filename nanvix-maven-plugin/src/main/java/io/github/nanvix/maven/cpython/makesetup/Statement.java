// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.List;
import java.util.Optional;

/** One logical line of a Setup file, by makesetup's own order of tests. */
public sealed interface Statement {
  /** The line that says so. */
  LogicalLine line();

  /** Any line with an equals sign: copied to the Makefile as it stands. */
  record Definition(LogicalLine line) implements Statement, Reading {}

  /** An {@code include} line: copied to the Makefile as it stands. */
  record Include(LogicalLine line) implements Statement, Reading {}

  /** A section marker. */
  record Marker(LogicalLine line, Section section) implements Statement, Reading {}

  /** A rule that makesetup accepts. */
  record Rule(LogicalLine line, RuleTokens tokens) implements Statement {}

  /** A rule at which makesetup prints {@code bad word} and exits with 1, writing no Makefile. */
  record Refused(LogicalLine line, String word) implements Statement, Reading {}

  /** Reads lines up to the end of a file; a last one that no line feed ends is not there. */
  static List<Statement> in(List<SourceLine> lines) {
    return LogicalLines.of(lines, Shell.DASH).lines().stream().map(Statement::of).toList();
  }

  /** Reads one line. */
  static Statement of(LogicalLine line) {
    String text = line.text();
    if (text.indexOf('=') >= 0) {
      return new Definition(line);
    }
    if (text.startsWith("include ")) {
      return new Include(line);
    }
    Optional<Section> section = Section.of(text);
    if (section.isPresent()) {
      return new Marker(line, section.get());
    }
    RuleTokens tokens = RuleTokens.of(LogicalLine.words(text));
    return tokens
        .badWord()
        .<Statement>map(word -> new Refused(line, word))
        .orElseGet(() -> new Rule(line, tokens));
  }
}
