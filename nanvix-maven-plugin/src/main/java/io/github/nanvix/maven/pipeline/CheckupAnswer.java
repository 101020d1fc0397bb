// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.checkup.Checkup;
import io.github.nanvix.maven.checkup.Item;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.report.CheckupLines;
import io.github.nanvix.maven.report.Console;
import java.util.List;

/**
 * What {@code nanvix:doctor} has to say.
 *
 * @param checkup what was found
 */
public record CheckupAnswer(Checkup checkup) {

  /**
   * Prints all items.
   *
   * @throws BuildException if one of them is a problem
   */
  public void print(Console console) {
    for (Item item : checkup.items()) {
      List<String> lines = CheckupLines.of(item);
      lines.forEach(
          switch (item.state()) {
            case OK -> console::line;
            case NOTE -> console::warning;
            case PROBLEM -> console::error;
          });
    }
    List<Item> problems = checkup.problems();
    if (!problems.isEmpty()) {
      throw BuildException.input(
          "nanvix:doctor found " + new Count(problems.size(), "problem") + ".",
          "The command below each of them removes it.");
    }
    console.line("nothing is wrong");
  }
}
