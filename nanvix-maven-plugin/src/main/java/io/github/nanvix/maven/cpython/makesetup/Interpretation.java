// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makesetup makes of the lines of Setup files.
 *
 * @param readings each logical line, in the order of the files
 * @param definitions lines copied to the Makefile, as {@code echo} prints them and in the order
 *     that they get there: reversed, so that of two {@code =} definitions the first in the files
 *     wins
 * @param unfinished a last line that no line feed ends: it is lost
 * @param stops whether makesetup stops at {@code unfinished}
 */
public record Interpretation(
    List<Reading> readings,
    List<String> definitions,
    Optional<LogicalLine> unfinished,
    boolean stops) {

  /** Copies the lists. */
  public Interpretation {
    readings = List.copyOf(readings);
    definitions = List.copyOf(definitions);
  }

  /**
   * What makesetup makes of the lines of some files, run by a shell; of templates, once configure
   * has written them.
   */
  public static Interpretation of(List<SourceLine> lines, Shell shell) {
    LogicalLines read = LogicalLines.of(lines, shell);
    List<LogicalLine> written = read.lines().stream().map(ConfigureTemplate::written).toList();
    return new MakesetupLoop(shell).run(new LogicalLines(written, read.unfinished(), read.stops()));
  }

  /** The rules that count. */
  public List<Reading.Applied> applied() {
    return all(Reading.Applied.class);
  }

  /** The rules passed over because an earlier one has a module of theirs. */
  public List<Reading.Shadowed> shadowed() {
    return all(Reading.Shadowed.class);
  }

  /** The rule at which makesetup stops; nothing after it is read. */
  public Optional<Statement.Refused> refused() {
    return all(Statement.Refused.class).stream().findFirst();
  }

  private <T> List<T> all(Class<T> kind) {
    return readings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The modules, each by the first rule that names it, in the order of the files. */
  public List<SetupModule> modules() {
    List<SetupModule> modules = new ArrayList<>();
    for (Reading.Applied rule : applied()) {
      for (String name : rule.tokens().modules()) {
        modules.add(
            new SetupModule(
                name,
                rule.linkage(),
                rule.tokens().sources(),
                rule.objectFiles(),
                rule.tokens().compile(),
                rule.tokens().link(),
                rule.line()));
      }
    }
    return modules;
  }

  /**
   * Refuses what makesetup would refuse, or lose without a word.
   *
   * @param file what the message calls the document
   * @throws BuildException naming the line and the word
   */
  public void requireAccepted(String file) {
    refused()
        .ifPresent(
            rule -> {
              throw BuildException.input(
                  "makesetup will stop at "
                      + rule.line().place()
                      + " of \""
                      + file
                      + "\": bad word "
                      + Visible.quoted(rule.word())
                      + " in "
                      + Visible.quoted(rule.line().text())
                      + ".",
                  "Correct that line.");
            });
    unfinished.ifPresent(
        line -> {
          throw BuildException.input(
              "makesetup will lose "
                  + line.place()
                  + " of \""
                  + file
                  + "\", "
                  + Visible.quoted(line.text())
                  + ": the file ends within that line.",
              "End the line with a newline, without a backslash before it.");
        });
  }
}
