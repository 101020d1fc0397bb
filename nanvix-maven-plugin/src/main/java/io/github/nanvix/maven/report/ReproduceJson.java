// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.compare.Difference;
import io.github.nanvix.maven.reproduce.Exclusion;
import io.github.nanvix.maven.reproduce.ReproduceResult;
import io.github.nanvix.maven.reproduce.Variation;
import io.github.nanvix.maven.reproduce.Variation.NotVaried;
import io.github.nanvix.maven.reproduce.Variation.Varied;
import java.util.List;
import java.util.Map;

/** What two builds came to as JSON, every difference included. */
public final class ReproduceJson {
  private ReproduceJson() {}

  /** The content of {@code reproduce.json}. */
  public static String render(ReproduceResult result) {
    return Document.REPRODUCE.write(
        new JsonFields()
            .with("equal", result.differences().isEmpty())
            .with("variations", result.variations().stream().map(ReproduceJson::of).toList())
            .with(
                "files",
                result.files().entrySet().stream()
                    .map(file -> of(result, file.getKey(), file.getValue()))
                    .toList())
            .with(
                "unused-exclusions",
                result.unused().stream().map(exclusion -> exclusion.path().text()).toList())
            .map());
  }

  private static Map<String, Object> of(Variation variation) {
    JsonFields fields = new JsonFields().with("what", variation.what());
    if (variation instanceof Varied varied) {
      fields.with("first", varied.first()).with("second", varied.second());
    } else if (variation instanceof NotVaried notVaried) {
      fields.with("not-varied", notVaried.reason());
    }
    return fields.map();
  }

  private static Map<String, Object> of(
      ReproduceResult result, String path, List<Difference> differences) {
    return new JsonFields()
        .with("path", path)
        .with(
            "differences",
            differences.stream()
                .map(
                    difference ->
                        DifferenceJson.of(difference)
                            .with("excluded", result.exclusion(difference).map(Exclusion::reason))
                            .map())
                .toList())
        .map();
  }
}
