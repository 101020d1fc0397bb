// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.report.image.ImageDifference.ObjectChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers and what is said with them. */
final class Figures {
  private Figures() {}

  /** With separators of thousands. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** With a sign, also a positive one. */
  static String growth(long value) {
    return String.format(Locale.ROOT, "%+,d", value);
  }

  /** Whether it loads, in a sentence. */
  static String verdict(ImageModel image) {
    return new Count(image.objects().size(), "ELF file")
        + ", "
        + number(image.symbolsBound())
        + " symbols bound, profile "
        + image.profile()
        + ": "
        + (image.refused() == 0
            ? "everything will load"
            : new Count(image.refused(), "file") + " will not load");
  }

  /** By what a file grew: its sections, those that changed most first. */
  static String sections(ObjectChange change) {
    return String.join(
        ", ",
        change.sections().entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Long> s) -> -Math.abs(s.getValue())))
            .map(section -> section.getKey() + " " + growth(section.getValue()))
            .toList());
  }

  /** What else changed in a file: each list that is not empty, with what it is. */
  static List<Map.Entry<String, List<String>>> changes(ObjectChange change) {
    List<Map.Entry<String, List<String>>> lists = new ArrayList<>();
    lists.add(Map.entry("needs now", change.neededNow()));
    lists.add(Map.entry("needs no longer", change.neededBefore()));
    lists.add(Map.entry("new symbols", change.exportsNow()));
    lists.add(Map.entry("symbols that are gone", change.exportsBefore()));
    lists.add(Map.entry("asks now for", change.takesNow()));
    lists.add(Map.entry("asks no longer for", change.takesBefore()));
    lists.removeIf(list -> list.getValue().isEmpty());
    return lists;
  }
}
