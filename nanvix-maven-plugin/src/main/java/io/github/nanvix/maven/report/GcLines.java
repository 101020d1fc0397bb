// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.store.GcResult;
import io.github.nanvix.maven.store.GcResult.Removed;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What became of a store that was cleaned up. */
public final class GcLines {
  private static final int DIFFERENCES = 3;

  private GcLines() {}

  /** One line for each thing that went, with the differences of damaged ones; then the sums. */
  public static List<String> of(GcResult result, boolean dryRun) {
    List<String> lines = new ArrayList<>();
    long freed = 0;
    for (Removed removed : result.removed()) {
      freed += removed.bytes();
      lines.add((dryRun ? "would remove " : "removed ") + line(removed));
      List<String> differences = removed.differences();
      differences.stream().limit(DIFFERENCES).forEach(text -> lines.add("  " + text));
      if (differences.size() > DIFFERENCES) {
        lines.add("  and " + (differences.size() - DIFFERENCES) + " more");
      }
    }
    if (result.checked() + result.unchecked() > 0) {
      lines.add(
          "compared with their manifests: "
              + new Count(result.checked(), "entry")
              + "; without a manifest, made by an older plugin: "
              + result.unchecked());
    }
    Count left = new Count(result.entries(), "entry");
    lines.add(
        (dryRun ? "would free " : "freed ")
            + new ByteSize(freed)
            + "; "
            + left
            + " of "
            + new ByteSize(result.bytes())
            + (dryRun ? " would stay" : left.choose(" stays", " stay")));
    return lines;
  }

  private static String line(Removed removed) {
    String used =
        removed
            .lastUse()
            .map(time -> ", last used " + time.truncatedTo(ChronoUnit.SECONDS))
            .orElse("");
    return removed.name() + ": " + reason(removed) + used + ", " + new ByteSize(removed.bytes());
  }

  private static String reason(Removed removed) {
    return switch (removed.reason()) {
      case AGE -> "not used for too long";
      case LIMIT -> "over the limit";
      case DAMAGED -> "damaged";
      case LEFTOVER -> "left by a build that failed or was killed";
      case STALE_HISTORY -> "history of a directory that is no more";
    };
  }
}
