// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** How far a symbol reaches (gABI, {@code ELF32_ST_BIND}). */
public final class SymbolBinding extends FieldValue {
  private static final SymbolBinding[] ALL = new SymbolBinding[16];

  static {
    for (int i = 0; i < ALL.length; i++) {
      ALL[i] = new SymbolBinding(i);
    }
  }

  /** Seen in its own file only. */
  public static final SymbolBinding LOCAL = ALL[0];

  /** Seen everywhere; undefined, it must be found. */
  public static final SymbolBinding GLOBAL = ALL[1];

  /** As global, but undefined it may stay without a definition. */
  public static final SymbolBinding WEAK = ALL[2];

  /** GNU: the same definition for the whole process. */
  public static final SymbolBinding GNU_UNIQUE = ALL[10];

  private SymbolBinding(int number) {
    super(number);
  }

  /** Of the lowest four bits, known or not. */
  static SymbolBinding of(int number) {
    return ALL[number & 15];
  }

  /** The gABI's name, else {@code STB_<number>}. */
  @Override
  public String toString() {
    return switch (number()) {
      case 0 -> "STB_LOCAL";
      case 1 -> "STB_GLOBAL";
      case 2 -> "STB_WEAK";
      case 10 -> "STB_GNU_UNIQUE";
      default -> "STB_" + number();
    };
  }
}
