// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.bill.Audit;
import io.github.nanvix.maven.bill.Audit.Concern;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.report.Console;
import io.github.nanvix.maven.report.ConsoleText;
import java.util.List;

/** What {@code nanvix:audit} has to say. */
public record AuditAnswer(Audit audit) {

  /**
   * Prints what was found.
   *
   * @throws BuildException if an advisory concerns a component
   */
  public void print(Console console) {
    audit.found().forEach(concern -> console.line(line(concern)));
    audit
        .undecided()
        .forEach(
            concern ->
                console.line(
                    ConsoleText.of(
                        concern.component().title()
                            + ": "
                            + concern.advisory().id()
                            + " names commits alone; whether it concerns this version is not"
                            + " known")));
    audit.accepted().forEach(concern -> console.line(line(concern) + " (accepted)"));
    List<Concern> found = audit.found();
    if (found.isEmpty()) {
      console.line(
          "None of "
              + audit.advisories()
              + " advisories concerns one of "
              + audit.components()
              + " components.");
      return;
    }
    throw BuildException.input(
        (found.size() == 1 ? "An advisory concerns" : found.size() + " advisories concern")
            + " what the bill of materials lists, first "
            + ConsoleText.of(
                found.get(0).advisory().id() + " (" + found.get(0).component().title() + ")")
            + ".",
        "Pin a version that is mended, or patch it and name the advisory in"
            + " -Dnanvix.audit.accepted.");
  }

  private static String line(Concern concern) {
    return ConsoleText.of(
        concern.component().title()
            + ": "
            + concern.advisory().id()
            + (concern.advisory().aliases().isEmpty()
                ? ""
                : " (" + String.join(", ", concern.advisory().aliases()) + ")")
            + (concern.advisory().summary().isEmpty() ? "" : ": " + concern.advisory().summary())
            + (concern.fixed().isEmpty()
                ? ""
                : "; mended in " + String.join(", ", concern.fixed())));
  }
}
