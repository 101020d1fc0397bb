// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.setup.SetupFiles;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What Setup files really say, and the traps that they have run into.
 *
 * @param files the files, in makesetup's order
 * @param read what makesetup makes of them, run by dash
 * @param warnings the traps, in the order of the lines
 */
public record SetupLint(SetupFiles files, Interpretation read, List<Warning> warnings) {
  private static final List<Check> CHECKS =
      List.of(
          new LineChecks(),
          new ContinuationChecks(),
          new ShellChecks(),
          new DefinitionChecks(),
          new WordChecks(),
          new RuleChecks(),
          new NameChecks(),
          new RepeatChecks());

  /** Keeps its own copy. */
  public SetupLint {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads files and looks for every trap.
   *
   * @param configured the modules for which configure gives flags and CPython's rule none
   */
  public static SetupLint of(SetupFiles files, Collection<String> configured) {
    Subject subject = Subject.of(files, configured);
    List<String> order = files.files().stream().map(file -> file.name()).toList();
    List<Warning> warnings =
        CHECKS.stream()
            .flatMap(check -> check.in(subject))
            .sorted(
                Comparator.<Warning>comparingInt(warning -> order.indexOf(warning.place().file()))
                    .thenComparingInt(warning -> warning.place().line()))
            .distinct()
            .toList();
    return new SetupLint(files, subject.read(), warnings);
  }

  /** The first trap at which makesetup fails. */
  public Optional<Warning> error() {
    return warnings.stream().filter(warning -> warning.trap().isError()).findFirst();
  }

  /** Whether a file is one from which configure writes what makesetup gets. */
  public boolean isTemplate(String file) {
    return files.files().stream().anyMatch(f -> f.name().equals(file) && f.isTemplate());
  }

  /** The warnings of one file. */
  public List<Warning> warnings(String file) {
    return warnings.stream().filter(warning -> warning.place().file().equals(file)).toList();
  }

  /** The lines of a file that one logical line was made of; not those of a second file. */
  public List<String> physical(LogicalLine line) {
    int from = line.first().line() - 1;
    return files.files().stream()
        .filter(file -> file.name().equals(line.first().file()))
        .map(file -> file.document().lines())
        .map(
            lines ->
                lines.subList(from, Math.max(from + 1, Math.min(line.last().line(), lines.size()))))
        .findFirst()
        .orElseThrow();
  }

  /** What makesetup does at each line of one file; not the markers that it puts itself. */
  public List<Reading> readings(String file) {
    return read.readings().stream()
        .filter(reading -> reading.line().first().file().equals(file))
        .filter(reading -> reading.line().first().line() > 0)
        .toList();
  }
}
