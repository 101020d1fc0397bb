// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.compare.Difference;
import java.util.List;

/** In which two files differ, for machines. */
public final class DifferencesJson {
  private DifferencesJson() {}

  /** All of them. */
  public static String render(List<Difference> differences) {
    return Document.COMPARE.write(
        new JsonFields()
            .with("equal", differences.isEmpty())
            .with(
                "differences",
                differences.stream().map(one -> DifferenceJson.of(one).map()).toList())
            .map());
  }
}
