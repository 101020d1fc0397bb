// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the dynamic array says (gABI, chapter 5, "Dynamic Section").
 *
 * @param needed the {@code DT_NEEDED} names in link order
 * @param filters the {@code DT_FILTER} names in link order
 * @param soname the {@code DT_SONAME}
 * @param rpath the {@code DT_RPATH}, not split
 * @param runpath the {@code DT_RUNPATH}, not split
 * @param verneed the versions that it needs, library by library, in file order
 * @param verdef names of the versions that it defines, in file order; the first is usually the
 *     file's own name
 * @param namesCutOff whether {@code DT_STRSZ} says less than these names need
 * @param entries every entry in file order, {@code DT_NULL} left out
 */
public record Dynamic(
    List<String> needed,
    List<String> filters,
    Optional<String> soname,
    Optional<String> rpath,
    Optional<String> runpath,
    List<NeededVersions> verneed,
    List<String> verdef,
    boolean namesCutOff,
    List<DynamicEntry> entries) {

  private static final long DF_TEXTREL = 4;
  private static final long DF_1_NOOPEN = 0x40;
  private static final long DF_1_NODEFLIB = 0x800;
  private static final long DF_1_PIE = 0x08000000;

  /** Keeps its own copies of the lists. */
  public Dynamic {
    needed = List.copyOf(needed);
    filters = List.copyOf(filters);
    verneed = List.copyOf(verneed);
    verdef = List.copyOf(verdef);
    entries = List.copyOf(entries);
  }

  /** The entries alone, of which none has a name. */
  static Dynamic bare(List<DynamicEntry> entries) {
    Optional<String> none = Optional.empty();
    return new Dynamic(
        List.of(), List.of(), none, none, none, List.of(), List.of(), false, entries);
  }

  /** The value of the last entry with a tag, which is the one that loaders keep. */
  public OptionalLong value(long tag) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).tag() == tag) {
        return OptionalLong.of(entries.get(i).value());
      }
    }
    return OptionalLong.empty();
  }

  /** Whether there is an entry with a tag. */
  public boolean has(long tag) {
    return value(tag).isPresent();
  }

  private boolean hasFlag(long tag, long flag) {
    return (value(tag).orElse(0) & flag) != 0;
  }

  /** Whether it says that the file is no library, but an executable ({@code DF_1_PIE}). */
  public boolean isExecutable() {
    return hasFlag(DynamicTag.FLAGS_1, DF_1_PIE);
  }

  /** Whether running programs may not open the file ({@code DF_1_NOOPEN}). */
  public boolean isNotToBeOpened() {
    return hasFlag(DynamicTag.FLAGS_1, DF_1_NOOPEN);
  }

  /** Whether what it needs is not in the loader's own directories ({@code DF_1_NODEFLIB}). */
  public boolean passesDefaultsBy() {
    return hasFlag(DynamicTag.FLAGS_1, DF_1_NODEFLIB);
  }

  /** Address of the function in {@code DT_INIT}. */
  public OptionalLong init() {
    return value(DynamicTag.INIT);
  }

  /** Address of the function in {@code DT_FINI}. */
  public OptionalLong fini() {
    return value(DynamicTag.FINI);
  }

  /** Size of {@code DT_INIT_ARRAY} in bytes, 0 where absent. */
  public long initArraySize() {
    return value(DynamicTag.INIT_ARRAYSZ).orElse(0);
  }

  /** Size of {@code DT_FINI_ARRAY} in bytes, 0 where absent. */
  public long finiArraySize() {
    return value(DynamicTag.FINI_ARRAYSZ).orElse(0);
  }

  /** Size of {@code DT_PREINIT_ARRAY} in bytes, 0 where absent. */
  public long preinitArraySize() {
    return value(DynamicTag.PREINIT_ARRAYSZ).orElse(0);
  }

  /** Whether it names a System V hash table ({@code DT_HASH}). */
  public boolean hasHash() {
    return has(DynamicTag.HASH);
  }

  /** Whether it names a GNU hash table ({@code DT_GNU_HASH}). */
  public boolean hasGnuHash() {
    return has(DynamicTag.GNU_HASH);
  }

  /** Whether relocations patch read-only segments ({@code DT_TEXTREL} or {@code DF_TEXTREL}). */
  public boolean hasTextRelocations() {
    return has(DynamicTag.TEXTREL) || hasFlag(DynamicTag.FLAGS, DF_TEXTREL);
  }
}
