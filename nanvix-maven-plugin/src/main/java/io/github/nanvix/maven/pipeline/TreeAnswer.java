// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.report.Console;
import io.github.nanvix.maven.report.ConsoleText;
import io.github.nanvix.maven.report.FailureLines;
import io.github.nanvix.maven.report.PlanLines;
import io.github.nanvix.maven.report.TreeJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code nanvix:tree} has to say.
 *
 * @param trees what was planned
 */
public record TreeAnswer(LoadTrees trees) {

  /** All of it for machines. */
  public String json() {
    return TreeJson.render(trees.profile(), trees.plans(), trees.unreadable());
  }

  /**
   * Prints the plans.
   *
   * @param executable the program that was meant to open the modules
   * @param symbols whether each symbol is printed
   * @param fails whether a module that does not load is a failure
   * @param json where all of it was written, if anywhere
   * @throws BuildException if a module does not load
   */
  public void print(
      RelativePath executable,
      boolean symbols,
      boolean fails,
      Optional<Path> json,
      Console console) {
    if (!trees.hasExecutable()) {
      console.warning(
          "There is no program \""
              + executable
              + "\" in the image: each file is planned as a program of its own. Name the one that"
              + " runs with -Dnanvix.executable=PATH.");
    }
    FailureLines failures = new FailureLines(trees.profile());
    for (LoadPlan plan : trees.plans()) {
      PlanLines.of(plan, symbols, failures).forEach(console::line);
    }
    trees
        .unreadable()
        .forEach((file, reason) -> console.line(ConsoleText.of(unreadable(file, reason))));
    String summary =
        PlanLines.summary(trees.files(), trees.refused())
            + ", profile "
            + trees.profile().name()
            + json.map(file -> "; all of it is in \"" + file + "\"").orElse("");
    if (trees.refused() == 0) {
      console.line(summary);
    } else if (fails) {
      throw BuildException.input(
          summary + "; the first: " + ConsoleText.of(firstRefused()) + ".",
          "What each of them lacks is printed above.");
    } else {
      console.warning(summary);
    }
  }

  private String firstRefused() {
    return trees.plans().stream()
        .filter(plan -> !plan.loads())
        .map(plan -> plan.module() + ": " + plan.failures().get(0).message(trees.profile()))
        .findFirst()
        .orElseGet(
            () -> {
              Map.Entry<RelativePath, String> first =
                  trees.unreadable().entrySet().iterator().next();
              return unreadable(first.getKey(), first.getValue());
            });
  }

  private static String unreadable(RelativePath file, String reason) {
    return file + ": is not a well-formed ELF file: " + reason;
  }
}
