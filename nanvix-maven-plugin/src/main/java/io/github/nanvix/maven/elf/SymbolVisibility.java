// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** Who may refer to a symbol (gABI, {@code ELF32_ST_VISIBILITY}). */
public enum SymbolVisibility {
  /** As its binding says. */
  DEFAULT,
  /** Hidden, with a meaning that the processor supplement defines. */
  INTERNAL,
  /** Not seen by other files. */
  HIDDEN,
  /** Seen by other files, bound to this one's definition within it. */
  PROTECTED;

  static SymbolVisibility of(int other) {
    return switch (other & 3) {
      case 0 -> DEFAULT;
      case 1 -> INTERNAL;
      case 2 -> HIDDEN;
      default -> PROTECTED;
    };
  }
}
