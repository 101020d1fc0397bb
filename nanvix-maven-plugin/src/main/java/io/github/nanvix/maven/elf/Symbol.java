package io.github.nanvix.maven.elf;

/**
 * One entry of a symbol table (gABI, chapter 4).
 *
 * @param name its name, empty for an unnamed one
 * @param binding how far it reaches
 * @param type what it stands for
 * @param visibility who may refer to it
 * @param sectionIndex the section that defines it; 0 ({@code SHN_UNDEF}) where none does
 * @param value address or offset, unsigned
 * @param size size in bytes, 0 where not known
 */
public record Symbol(
    String name,
    SymbolBinding binding,
    SymbolType type,
    SymbolVisibility visibility,
    int sectionIndex,
    long value,
    long size) {

  /** Whether its own file defines it. */
  public boolean isDefined() {
    return sectionIndex != 0;
  }

  /** Whether it is named here and must, or may, be defined by another file. */
  public boolean isUndefined() {
    return sectionIndex == 0 && !name.isEmpty() && !binding.equals(SymbolBinding.LOCAL);
  }

  /** Whether another file can bind to it. */
  public boolean isExported() {
    return isDefined()
        && !name.isEmpty()
        && !binding.equals(SymbolBinding.LOCAL)
        && (visibility == SymbolVisibility.DEFAULT || visibility == SymbolVisibility.PROTECTED);
  }

  /** Whether it may stay without a definition. */
  public boolean isWeak() {
    return binding.equals(SymbolBinding.WEAK);
  }
}
