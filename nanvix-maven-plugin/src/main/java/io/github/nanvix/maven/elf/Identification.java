// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * What a file says of itself before anything else (gABI, chapter 4, "ELF Identification").
 *
 * @param osAbi {@code EI_OSABI}
 * @param abiVersion {@code EI_ABIVERSION}
 * @param padded whether a byte behind them is not 0
 * @param version {@code e_version}
 */
public record Identification(int osAbi, int abiVersion, boolean padded, long version) {
  private static final int SIZE = 16;
  private static final int PADDING = 9;

  static Identification read(ByteView header) {
    boolean padded = false;
    for (int i = PADDING; i < SIZE; i++) {
      padded |= header.u8(i) != 0;
    }
    return new Identification(header.u8(7), header.u8(8), padded, header.u32(20));
  }
}
