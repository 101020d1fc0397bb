// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Why a step was made, or not.
 *
 * @param step what the project's history says of it
 * @param changes the inputs that differ from the time before; empty if there was none
 */
public record StepExplanation(StepRecord step, List<InputChange> changes) {

  /**
   * Explains the steps of a project, in the order of their last runs; only reads.
   *
   * @param store the store's directory
   * @param wanted of their titles
   */
  public static List<StepExplanation> of(Path store, Path project, Predicate<String> wanted)
      throws IOException {
    Path root = store.toAbsolutePath().normalize();
    if (!StorePlace.isDirectory(root)) {
      return List.of();
    }
    List<StepRecord> records = StepHistory.of(root, project).read();
    KnownInputs known = new KnownInputs(root, records);
    List<StepExplanation> explanations = new ArrayList<>();
    for (StepRecord step : records) {
      if (wanted.test(step.title())) {
        List<InputChange> changes =
            step.before().isEmpty()
                ? List.of()
                : new InputComparison(known)
                    .compare(step.before().get().inputs(), step.last().inputs());
        explanations.add(new StepExplanation(step, changes));
      }
    }
    return explanations;
  }
}
