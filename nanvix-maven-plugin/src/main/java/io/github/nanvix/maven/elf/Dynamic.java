package io.github.nanvix.maven.elf;

import java.util.List;
import java.util.Optional;

/**
 * What the dynamic array says (gABI, chapter 5, "Dynamic Section").
 *
 * @param needed the {@code DT_NEEDED} names in link order
 * @param soname the {@code DT_SONAME}
 * @param rpath the {@code DT_RPATH}, not split
 * @param runpath the {@code DT_RUNPATH}, not split
 * @param flags {@code DT_FLAGS}, 0 where absent
 * @param flags1 {@code DT_FLAGS_1}, 0 where absent
 * @param tags every tag in file order, {@code DT_NULL} left out
 */
public record Dynamic(
    List<String> needed,
    Optional<String> soname,
    Optional<String> rpath,
    Optional<String> runpath,
    long flags,
    long flags1,
    List<Long> tags) {

  static final Dynamic NONE =
      new Dynamic(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, List.of());

  private static final long DT_TEXTREL = 22;
  private static final long DF_TEXTREL = 4;

  /** Whether relocations patch read-only segments ({@code DT_TEXTREL} or {@code DF_TEXTREL}). */
  public boolean hasTextRelocations() {
    return tags.contains(DT_TEXTREL) || (flags & DF_TEXTREL) != 0;
  }
}
