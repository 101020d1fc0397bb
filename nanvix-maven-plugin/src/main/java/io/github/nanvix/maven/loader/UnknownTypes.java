// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Relocation;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.fs.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The relocations of a file whose types a loader does not know: each type once, with its first
 * place, since a file may have millions of one.
 */
final class UnknownTypes {
  /** Damaged files have every type there is. */
  private static final int MOST = 20;

  private final List<String> expected;
  private final Map<String, Relocation> first = new LinkedHashMap<>();
  private final Map<String, Integer> further = new LinkedHashMap<>();

  UnknownTypes(List<String> expected) {
    this.expected = expected;
  }

  void add(String type, RelocationTable table, int index) {
    if (first.containsKey(type)) {
      further.merge(type, 1, Integer::sum);
    } else if (first.size() < MOST) {
      first.put(type, table.get(index));
    }
  }

  /** What is wrong with each type that has a name, or with each that has none, as a clause. */
  List<String> faults(boolean named) {
    List<String> faults = new ArrayList<>();
    first.forEach(
        (type, one) -> {
          if (one.type().isNamed() == named) {
            faults.add(fault(one, further.getOrDefault(type, 0)));
          }
        });
    return faults;
  }

  private String fault(Relocation one, int more) {
    return "has a relocation "
        + one.type()
        + (one.symbol().isEmpty() ? "" : " against " + Names.some(List.of(one.symbol())))
        + " at 0x"
        + Long.toHexString(one.offset())
        + " in "
        + one.section()
        + ", which is unknown to the loader"
        + (more == 0 ? "" : ", as " + (more == 1 ? "is " : "are ") + more + " more of its type")
        + "; expected one of "
        + expected;
  }
}
