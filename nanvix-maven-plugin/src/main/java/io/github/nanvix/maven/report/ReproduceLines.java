// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.compare.Difference;
import io.github.nanvix.maven.reproduce.Exclusion;
import io.github.nanvix.maven.reproduce.ReproduceResult;
import io.github.nanvix.maven.reproduce.Variation;
import io.github.nanvix.maven.reproduce.Variation.NotVaried;
import io.github.nanvix.maven.reproduce.Variation.Varied;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people are told about two builds: what was varied, and what came out the same. */
public final class ReproduceLines {
  /** So many differences tell people enough; the JSON document has them all. */
  private static final int SHOWN = 20;

  private ReproduceLines() {}

  /** The lines. */
  public static List<String> of(ReproduceResult result) {
    List<String> lines = new ArrayList<>();
    result.variations().forEach(variation -> lines.add(line(variation)));
    result.files().forEach((path, differences) -> lines.add(line(result, path, differences)));
    lines.addAll(differences(result.differences()));
    return lines;
  }

  /** Differences, at most as many as people read. */
  public static List<String> differences(List<Difference> differences) {
    List<String> lines = new ArrayList<>();
    differences.stream().limit(SHOWN).forEach(difference -> lines.add(difference.text()));
    if (differences.size() > SHOWN) {
      lines.add("and " + (differences.size() - SHOWN) + " more");
    }
    return lines;
  }

  private static String line(Variation variation) {
    String how = "";
    if (variation instanceof Varied varied) {
      how = String.format(Locale.ROOT, "%-24s %s", varied.first(), varied.second());
    } else if (variation instanceof NotVaried notVaried) {
      how = "not varied: " + notVaried.reason();
    }
    return String.format(Locale.ROOT, "%-16s %s", variation.what(), how);
  }

  private static String line(ReproduceResult result, String path, List<Difference> differences) {
    long excluded = differences.stream().filter(each -> result.exclusion(each).isPresent()).count();
    if (differences.size() > excluded) {
      return "differs  " + path;
    }
    return "the same "
        + path
        + (excluded > 0
            ? ", but for " + excluded + " excluded: " + reasons(result, differences)
            : "");
  }

  private static String reasons(ReproduceResult result, List<Difference> differences) {
    return String.join(
        "; ",
        differences.stream()
            .flatMap(difference -> result.exclusion(difference).stream())
            .map(Exclusion::reason)
            .distinct()
            .toList());
  }
}
