// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** What a section holds (gABI, {@code sh_type}). */
public final class SectionType extends FieldValue {
  /** Nothing: the entry means nothing. */
  public static final SectionType NULL = new SectionType(0);

  /** Code, data, debug information: what the program itself gives a meaning to. */
  public static final SectionType PROGBITS = new SectionType(1);

  /** A symbol table for linking. */
  public static final SectionType SYMTAB = new SectionType(2);

  /** A string table. */
  public static final SectionType STRTAB = new SectionType(3);

  /** Relocations with addends. */
  public static final SectionType RELA = new SectionType(4);

  /** The dynamic array. */
  public static final SectionType DYNAMIC = new SectionType(6);

  /** Zeroes that take no room in the file. */
  public static final SectionType NOBITS = new SectionType(8);

  /** Relocations without addends. */
  public static final SectionType REL = new SectionType(9);

  /** The symbol table for dynamic linking. */
  public static final SectionType DYNSYM = new SectionType(11);

  /** Relative relocations in the packed form. */
  public static final SectionType RELR = new SectionType(19);

  /**
   * @param number any value of the field, known or not
   */
  public SectionType(int number) {
    super(number);
  }

  /** The gABI's name where code here speaks of it, else {@code SHT_0x<number>}. */
  @Override
  public String toString() {
    return switch (number()) {
      case 0 -> "SHT_NULL";
      case 1 -> "SHT_PROGBITS";
      case 2 -> "SHT_SYMTAB";
      case 3 -> "SHT_STRTAB";
      case 4 -> "SHT_RELA";
      case 6 -> "SHT_DYNAMIC";
      case 8 -> "SHT_NOBITS";
      case 9 -> "SHT_REL";
      case 11 -> "SHT_DYNSYM";
      case 19 -> "SHT_RELR";
      default -> "SHT_0x" + Integer.toHexString(number());
    };
  }
}
