// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * One entry of the dynamic array (gABI, chapter 5, "Dynamic Section").
 *
 * @param tag what it says, one of {@link DynamicTag} or any other number
 * @param value an address, a size, an index in the string table or flags, depending on the tag
 */
public record DynamicEntry(long tag, long value) {}
