// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The second half of makesetup: its loop over lines, with what it remembers from line to line. */
final class MakesetupLoop {
  private final Shell shell;
  private final HandledNames handled;
  private final List<String> definitions = new ArrayList<>();
  private Linkage linkage = Linkage.STATIC;
  private boolean objects = true;

  MakesetupLoop(Shell shell) {
    this.shell = shell;
    this.handled = new HandledNames(shell);
  }

  Interpretation run(LogicalLines logical) {
    List<Reading> readings =
        logical.lines().stream().map(Statement::of).map(this::reading).toList();
    return new Interpretation(readings, printed(), logical.unfinished(), logical.stops());
  }

  private Reading reading(Statement statement) {
    if (statement instanceof Statement.Rule rule) {
      return rule(rule.line(), rule.tokens());
    } else if (statement instanceof Statement.Definition definition) {
      definitions.add(definition.line().text());
      return definition;
    } else if (statement instanceof Statement.Include include) {
      definitions.add(include.line().text());
      return include;
    } else if (statement instanceof Statement.Marker marker) {
      linkage = marker.section().linkage().orElse(linkage);
      objects &= marker.section() != Section.NOOBJECTS;
      return marker;
    }
    return (Statement.Refused) statement;
  }

  private Reading rule(LogicalLine line, RuleTokens tokens) {
    Optional<String> taken = tokens.modules().stream().filter(handled::handled).findFirst();
    if (taken.isPresent()) {
      return new Reading.Shadowed(line, tokens, taken.get());
    }
    Reading.Applied applied =
        new Reading.Applied(
            line,
            tokens.withDefaults(shell),
            linkage == Linkage.SHARED && !objects ? Linkage.UNBUILT : linkage,
            objects);
    // basename takes such a source for an option and fails, and makesetup stops with it.
    Optional<String> option =
        applied.objectFiles().isEmpty()
            ? Optional.empty()
            : tokens.sources().stream().filter(source -> source.startsWith("-")).findFirst();
    return option.<Reading>map(word -> new Statement.Refused(line, word)).orElse(applied);
  }

  private List<String> printed() {
    Collections.reverse(definitions);
    // The backslashes are sed's way to say that its text goes on; sed takes them off again.
    String text = shell.echo(String.join("\\\n", definitions));
    List<String> lines = new ArrayList<>();
    for (String line : definitions.isEmpty() ? new String[0] : text.split("\n", -1)) {
      lines.add(line.endsWith("\\") ? line.substring(0, line.length() - 1) : line);
    }
    return lines;
  }
}
