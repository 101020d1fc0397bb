// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.nio.ByteOrder;

/** Byte order of an ELF file's numbers (gABI, {@code EI_DATA}). */
public enum ElfData {
  /** Least significant byte first, {@code ELFDATA2LSB}. */
  LITTLE_ENDIAN(ByteOrder.LITTLE_ENDIAN),
  /** Most significant byte first, {@code ELFDATA2MSB}. */
  BIG_ENDIAN(ByteOrder.BIG_ENDIAN);

  private final ByteOrder order;

  ElfData(ByteOrder order) {
    this.order = order;
  }

  ByteOrder order() {
    return order;
  }
}
