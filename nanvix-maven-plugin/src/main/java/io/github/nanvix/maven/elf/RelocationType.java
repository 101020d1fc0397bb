// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * A relocation's kind, whose meaning depends on the machine, as its System V psABI says.
 *
 * @param machine the processor that gives the number its meaning
 * @param number any value of the field, known or not
 */
public record RelocationType(ElfMachine machine, int number) {
  /**
   * The psABI's name, spelled as binutils and LLVM do, for example {@code R_386_JUMP_SLOT}; for a
   * number that has none, the number after what the machine's names begin with; for a machine whose
   * names are not known here, machine and number.
   */
  public String name() {
    return RelocationNames.of(machine)
        .map(names -> name(names))
        .orElseGet(() -> machine + " relocation " + number);
  }

  /** Whether the psABI has a name for the number. */
  public boolean isNamed() {
    return RelocationNames.of(machine)
        .filter(names -> names.byNumber().containsKey(number))
        .isPresent();
  }

  /** 64-bit MIPS applies up to three types to one place, each in a byte of the number. */
  private String name(RelocationNames names) {
    return number > 0xff && machine.equals(ElfMachine.MIPS)
        ? names.name(number & 0xff)
            + "/"
            + names.name(number >>> 8 & 0xff)
            + "/"
            + names.name(number >>> 16 & 0xff)
        : names.name(number);
  }

  /** The same as {@link #name()}. */
  @Override
  public String toString() {
    return name();
  }
}
