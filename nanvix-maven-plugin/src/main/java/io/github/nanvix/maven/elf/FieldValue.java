// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import org.jspecify.annotations.Nullable;

/**
 * A number that a field of an ELF file holds, known or not; two of one class are equal if their
 * numbers are.
 *
 * <p>No record: these are compared for every symbol and relocation, and what a record compares with
 * takes milliseconds to link and is slow until it is compiled, in a Maven call of one second.
 */
public abstract sealed class FieldValue
    permits ElfMachine, ElfType, SectionType, SegmentType, SymbolBinding, SymbolType {
  private final int number;

  FieldValue(int number) {
    this.number = number;
  }

  /** The number itself. */
  public final int number() {
    return number;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof FieldValue value
            && value.number == number
            && value.getClass() == getClass());
  }

  @Override
  public final int hashCode() {
    return number;
  }

  /** The name that people use for the number. */
  @Override
  public abstract String toString();
}
