// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** What an ELF file is (gABI, {@code e_type}). */
public final class ElfType extends FieldValue {
  /** Relocatable object, {@code ET_REL}. */
  public static final ElfType REL = new ElfType(1);

  /** Executable at a fixed address, {@code ET_EXEC}. */
  public static final ElfType EXEC = new ElfType(2);

  /** Shared object or position-independent executable, {@code ET_DYN}. */
  public static final ElfType DYN = new ElfType(3);

  /**
   * @param number any value of the field, known or not
   */
  public ElfType(int number) {
    super(number);
  }

  /**
   * The type of a name that {@link #toString} gives.
   *
   * @throws IllegalArgumentException if the name is none of those
   */
  public static ElfType named(String name) {
    for (ElfType type : new ElfType[] {REL, EXEC, DYN}) {
      if (type.toString().equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("Not the name of an ELF type: \"" + name + "\"");
  }

  /** The gABI's name, else {@code ET_<number>}. */
  @Override
  public String toString() {
    return switch (number()) {
      case 0 -> "ET_NONE";
      case 1 -> "ET_REL";
      case 2 -> "ET_EXEC";
      case 3 -> "ET_DYN";
      case 4 -> "ET_CORE";
      default -> "ET_" + number();
    };
  }
}
