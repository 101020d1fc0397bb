// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * One section header (gABI, chapter 4).
 *
 * @param name its name, for example {@code .dynsym}
 * @param type what it holds
 * @param flags {@code SHF_*} bits
 * @param address virtual address, 0 where it is not loaded
 * @param offset where its bytes start in the file
 * @param size its size in bytes
 * @param link index of a related section; which one depends on the type
 * @param entrySize size of one entry of a table, in bytes
 */
public record Section(
    String name,
    SectionType type,
    long flags,
    long address,
    long offset,
    long size,
    int link,
    long entrySize) {

  /** Whether it is part of the program in memory ({@code SHF_ALLOC}). */
  public boolean isAllocated() {
    return (flags & 2) != 0;
  }
}
