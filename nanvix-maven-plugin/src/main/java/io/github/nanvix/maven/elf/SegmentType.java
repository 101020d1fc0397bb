// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import net.fornwall.jelf.ElfSegment;

/** What a segment is for (gABI and GNU extensions, {@code p_type}). */
public final class SegmentType extends FieldValue {
  /** Mapped into memory. */
  public static final SegmentType LOAD = new SegmentType(ElfSegment.PT_LOAD);

  /** The dynamic array. */
  public static final SegmentType DYNAMIC = new SegmentType(ElfSegment.PT_DYNAMIC);

  /** Path of the program interpreter. */
  public static final SegmentType INTERP = new SegmentType(ElfSegment.PT_INTERP);

  /** Template of thread-local storage. */
  public static final SegmentType TLS = new SegmentType(ElfSegment.PT_TLS);

  /** GNU: its flags say whether the stack is executable. */
  public static final SegmentType GNU_STACK = new SegmentType(0x6474e551);

  /** GNU: what may be made read-only once it is relocated. */
  public static final SegmentType GNU_RELRO = new SegmentType(0x6474e552);

  /**
   * @param number any value of the field, known or not
   */
  public SegmentType(int number) {
    super(number);
  }

  /** The usual name, else {@code PT_0x<number>}. */
  @Override
  public String toString() {
    return switch (number()) {
      case 0 -> "PT_NULL";
      case 1 -> "PT_LOAD";
      case 2 -> "PT_DYNAMIC";
      case 3 -> "PT_INTERP";
      case 4 -> "PT_NOTE";
      case 6 -> "PT_PHDR";
      case 7 -> "PT_TLS";
      case 0x6474e550 -> "PT_GNU_EH_FRAME";
      case 0x6474e551 -> "PT_GNU_STACK";
      case 0x6474e552 -> "PT_GNU_RELRO";
      default -> "PT_0x" + Integer.toHexString(number());
    };
  }
}
