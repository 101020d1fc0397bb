// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** Width of an ELF file's addresses (gABI, {@code EI_CLASS}). */
public enum ElfClass {
  /** 32-bit objects, {@code ELFCLASS32}. */
  ELF32,
  /** 64-bit objects, {@code ELFCLASS64}. */
  ELF64
}
