// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.RelocationType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many relocations of each type a file has. */
final class RelocationCounts {
  /** Real types have numbers below; what else a file may say is counted more slowly. */
  private static final int USUAL = 256;

  private final int[] usual = new int[USUAL];
  private final Map<Integer, Integer> counts = new TreeMap<>();

  private RelocationCounts() {}

  /** By number; of all sections, or of the dynamic array where there are no sections. */
  static Map<RelocationType, Integer> of(ElfImage image) {
    RelocationCounts counts = new RelocationCounts();
    List<RelocationTable> tables =
        image.sections().isEmpty() ? image.dynamicRelocations() : image.relocationTables();
    tables.forEach(counts::add);
    Map<RelocationType, Integer> named = new LinkedHashMap<>();
    counts
        .byNumber()
        .forEach((number, count) -> named.put(new RelocationType(image.machine(), number), count));
    return named;
  }

  private void add(RelocationTable table) {
    int i = 0;
    while (i < table.size()) {
      int number = table.typeNumber(i);
      int same = table.sameType(i);
      if (number >= 0 && number < USUAL) {
        usual[number] += same;
      } else {
        counts.merge(number, same, Integer::sum);
      }
      i += same;
    }
  }

  private Map<Integer, Integer> byNumber() {
    for (int number = 0; number < USUAL; number++) {
      if (usual[number] != 0) {
        counts.put(number, usual[number]);
      }
    }
    return counts;
  }
}
