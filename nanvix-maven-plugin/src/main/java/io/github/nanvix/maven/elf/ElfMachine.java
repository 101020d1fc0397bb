// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** The processor an ELF file is for (gABI, {@code e_machine}). */
public final class ElfMachine extends FieldValue {
  /** Intel 80386, {@code EM_386}. */
  public static final ElfMachine I386 = new ElfMachine(3);

  /** MIPS, of 32 and of 64 bits, {@code EM_MIPS}. */
  public static final ElfMachine MIPS = new ElfMachine(8);

  /** AMD x86-64, {@code EM_X86_64}. */
  public static final ElfMachine X86_64 = new ElfMachine(62);

  /**
   * @param number any value of the field, known or not
   */
  public ElfMachine(int number) {
    super(number);
  }

  /**
   * The machine of a name that {@link #toString} gives.
   *
   * @throws IllegalArgumentException if the name is none of those
   */
  public static ElfMachine named(String name) {
    for (int number = 0; number <= 0xffff; number++) {
      ElfMachine machine = new ElfMachine(number);
      if (machine.toString().equals(name)) {
        return machine;
      }
    }
    throw new IllegalArgumentException("Not the name of an ELF machine: \"" + name + "\"");
  }

  /** The gABI's name where it is one that people meet here, else {@code EM_<number>}. */
  @Override
  public String toString() {
    return switch (number()) {
      case 0 -> "EM_NONE";
      case 3 -> "EM_386";
      case 8 -> "EM_MIPS";
      case 20 -> "EM_PPC";
      case 21 -> "EM_PPC64";
      case 22 -> "EM_S390";
      case 40 -> "EM_ARM";
      case 62 -> "EM_X86_64";
      case 183 -> "EM_AARCH64";
      case 243 -> "EM_RISCV";
      case 258 -> "EM_LOONGARCH";
      default -> "EM_" + number();
    };
  }
}
