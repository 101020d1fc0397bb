// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** What a symbol stands for (gABI, {@code ELF32_ST_TYPE}). */
public final class SymbolType extends FieldValue {
  private static final SymbolType[] ALL = new SymbolType[16];

  static {
    for (int i = 0; i < ALL.length; i++) {
      ALL[i] = new SymbolType(i);
    }
  }

  /** Not said. */
  public static final SymbolType NOTYPE = ALL[0];

  /** Data. */
  public static final SymbolType OBJECT = ALL[1];

  /** Code. */
  public static final SymbolType FUNC = ALL[2];

  /** An offset in thread-local storage. */
  public static final SymbolType TLS = ALL[6];

  /** GNU: a function that returns the address to use. */
  public static final SymbolType GNU_IFUNC = ALL[10];

  private SymbolType(int number) {
    super(number);
  }

  /** Of the lowest four bits, known or not. */
  static SymbolType of(int number) {
    return ALL[number & 15];
  }

  /** The usual name, else {@code STT_<number>}. */
  @Override
  public String toString() {
    return switch (number()) {
      case 0 -> "STT_NOTYPE";
      case 1 -> "STT_OBJECT";
      case 2 -> "STT_FUNC";
      case 3 -> "STT_SECTION";
      case 4 -> "STT_FILE";
      case 5 -> "STT_COMMON";
      case 6 -> "STT_TLS";
      case 10 -> "STT_GNU_IFUNC";
      default -> "STT_" + number();
    };
  }
}
