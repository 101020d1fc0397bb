// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * One program header (gABI, chapter 5).
 *
 * @param type what the segment is for
 * @param flags {@code PF_X} 1, {@code PF_W} 2, {@code PF_R} 4
 * @param address virtual address in bytes, unsigned
 * @param offset where its bytes start in the file
 * @param fileSize how many bytes the file holds of it
 * @param memorySize how many bytes it takes in memory
 * @param alignment {@code p_align}
 */
public record Segment(
    SegmentType type,
    int flags,
    long address,
    long offset,
    long fileSize,
    long memorySize,
    long alignment) {

  /** Whether its bytes may be executed ({@code PF_X}). */
  public boolean isExecutable() {
    return (flags & 1) != 0;
  }

  /** Whether its bytes may be written ({@code PF_W}). */
  public boolean isWritable() {
    return (flags & 2) != 0;
  }

  /** Whether it is a {@code PT_LOAD} that takes any memory. */
  public boolean isLoaded() {
    return type.equals(SegmentType.LOAD) && memorySize != 0;
  }
}
