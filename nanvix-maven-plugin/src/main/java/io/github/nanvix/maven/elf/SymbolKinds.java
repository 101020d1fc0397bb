// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * Which kinds of symbols a table has at all, so that most tables need not be searched for the rare
 * ones.
 */
public final class SymbolKinds {
  private final int types;
  private final int bindings;
  private final boolean hasAbsolute;

  private SymbolKinds(int types, int bindings, boolean hasAbsolute) {
    this.types = types;
    this.bindings = bindings;
    this.hasAbsolute = hasAbsolute;
  }

  static SymbolKinds of(SymbolTable table) {
    int types = 0;
    int bindings = 0;
    boolean hasAbsolute = false;
    for (int i = 1; i < table.size(); i++) {
      int info = table.info(i);
      types |= 1 << (info & 15);
      bindings |= 1 << (info >> 4);
      hasAbsolute |= table.sectionIndex(i) == Symbol.SHN_ABS;
    }
    return new SymbolKinds(types, bindings, hasAbsolute);
  }

  /** Whether any symbol is of a type. */
  public boolean hasType(SymbolType type) {
    return (types & 1 << type.number()) != 0;
  }

  /** Whether any symbol has a binding. */
  public boolean hasBinding(SymbolBinding binding) {
    return (bindings & 1 << binding.number()) != 0;
  }

  /** Whether any symbol is absolute ({@code SHN_ABS}). */
  public boolean hasAbsolute() {
    return hasAbsolute;
  }
}
