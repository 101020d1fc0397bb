// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.RelocationTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a loader makes of the relocation types of one file, which has a handful of them and
 * thousands of relocations: each type is judged once. Not for use by several threads.
 */
public final class AppliedTypes {
  private final List<String> known;
  private final Map<Integer, AppliedType> byNumber = new HashMap<>();
  private int lastNumber;
  private @Nullable AppliedType last;

  /** Of a loader whose profile lists the types that it knows. */
  public AppliedTypes(LoaderProfile profile) {
    this.known = profile.relocations().types();
  }

  /** The type of an entry of one of the file's tables. */
  public AppliedType of(RelocationTable table, int index) {
    int number = table.typeNumber(index);
    AppliedType type = last;
    if (type == null || number != lastNumber) {
      type = byNumber.computeIfAbsent(number, key -> judge(table.type(index).name()));
      last = type;
      lastNumber = number;
    }
    return type;
  }

  private AppliedType judge(String name) {
    return new AppliedType(
        name,
        known.contains(name),
        name.endsWith("_NONE"),
        name.endsWith("_RELATIVE"),
        name.endsWith("_32"));
  }
}
