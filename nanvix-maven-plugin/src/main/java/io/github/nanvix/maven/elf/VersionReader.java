// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the needed and the defined versions (LSB Core, "Symbol Versioning"), found through the
 * dynamic array as loaders do. Both are linked lists whose links only lead forward.
 */
final class VersionReader {
  private static final int LIMIT = 0x7fff;

  private final ByteSource source;
  private final StringTable names;
  private final NameBudget budget;

  private final List<NeededVersions> needed = new ArrayList<>();
  private final List<String> defined = new ArrayList<>();
  private final Map<Integer, String> byIndex = new HashMap<>();
  private final Set<Integer> foreign = new HashSet<>();
  private final Map<Integer, Long> definedNames = new HashMap<>();
  private @Nullable String fault;

  VersionReader(
      ByteSource source,
      Addresses addresses,
      Dynamic dynamic,
      StringTable names,
      NameBudget budget) {
    this.source = source;
    this.names = names;
    this.budget = budget;
    dynamic
        .value(DynamicTag.VERNEED)
        .ifPresent(
            address ->
                readNeeded(
                    addresses.offset(address, "DT_VERNEED"),
                    dynamic.value(DynamicTag.VERNEEDNUM).orElse(Long.MAX_VALUE)));
    dynamic
        .value(DynamicTag.VERDEF)
        .ifPresent(
            address ->
                readDefined(
                    addresses.offset(address, "DT_VERDEF"),
                    dynamic.value(DynamicTag.VERDEFNUM).orElse(Long.MAX_VALUE)));
  }

  /** The needed versions, library by library. */
  List<NeededVersions> needed() {
    return needed;
  }

  /** Names of the defined versions in file order. */
  List<String> defined() {
    return defined;
  }

  /** All of them, by the numbers that symbols refer to them with. */
  VersionNames names() {
    return new VersionNames(byIndex, foreign, Optional.ofNullable(fault), definedNames);
  }

  private void readNeeded(long start, long count) {
    long at = start;
    for (long i = 0; i < count; i++) {
      ByteView bytes = entry(at, 16, "a needed version (Verneed)");
      check(bytes.u16(at) == 1, "a needed version of the format " + bytes.u16(at));
      String file = names.get(bytes.u32(at + 4), budget);
      needed.add(new NeededVersions(file, auxiliaries(at + bytes.u32(at + 8), bytes.u16(at + 2))));
      long next = bytes.u32(at + 12);
      if (next == 0) {
        return;
      }
      at += next;
    }
  }

  private List<String> auxiliaries(long start, int count) {
    List<String> versions = new ArrayList<>();
    long at = start;
    for (int i = 0; i < count; i++) {
      ByteView bytes = entry(at, 16, "the name of a needed version (Vernaux)");
      String version = names.get(bytes.u32(at + 8), budget);
      versions.add(version);
      check(
          bytes.u32(at) == names.sysvHash(bytes.u32(at + 8)),
          "the needed version \"" + version + "\" with the hash of another name");
      int index = bytes.u16(at + 6) & LIMIT;
      byIndex.put(index, version);
      foreign.add(index);
      long next = bytes.u32(at + 12);
      if (next == 0) {
        break;
      }
      at += next;
    }
    return versions;
  }

  private void readDefined(long start, long count) {
    long at = start;
    for (long i = 0; i < count; i++) {
      ByteView bytes = entry(at, 20, "a defined version (Verdef)");
      long name = at + bytes.u32(at + 12);
      ByteView auxiliary = entry(name, 8, "the name of a defined version (Verdaux)");
      String version = names.get(auxiliary.u32(name), budget);
      defined.add(version);
      int index = bytes.u16(at + 4) & LIMIT;
      byIndex.put(index, version);
      foreign.remove(index);
      definedNames.put(index, auxiliary.u32(name));
      long next = bytes.u32(at + 16);
      if (next == 0) {
        return;
      }
      at += next;
    }
  }

  private void check(boolean isRight, String what) {
    if (!isRight && fault == null) {
      fault = what;
    }
  }

  /** Lists may share entries, so each visit is charged, and dearly, because it makes objects. */
  private ByteView entry(long at, int size, String what) {
    budget.charge(size * 8, at);
    return source.page(at, size, what);
  }
}
