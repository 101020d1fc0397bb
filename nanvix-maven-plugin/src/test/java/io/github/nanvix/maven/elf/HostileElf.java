// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** ELF files that no linker makes. */
final class HostileElf {
  private HostileElf() {}

  /** A .dynsym that defines the same name with every entry. */
  static byte[] sharedNames(int symbols, int nameLength) {
    int strings = 52 + 3 * 40;
    int table = strings + nameLength + 2;
    ByteBuffer out = ByteBuffer.allocate(table + symbols * 16).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1}).position(16);
    out.putShort((short) 3).putShort((short) 3).putInt(1).putInt(0).putInt(0).putInt(52).putInt(0);
    out.putShort((short) 52).putShort((short) 32).putShort((short) 0);
    out.putShort((short) 40).putShort((short) 3).putShort((short) 0);
    section(out, 1, 3, strings, nameLength + 2, 0, 0);
    section(out, 2, 11, table, symbols * 16, 1, 16);
    for (int i = 0; i < nameLength; i++) {
      out.put(strings + 1 + i, (byte) 'a');
    }
    for (int i = 1; i < symbols; i++) {
      out.putInt(table + i * 16, 1).put(table + i * 16 + 12, (byte) 0x12);
      out.putShort(table + i * 16 + 14, (short) 1);
    }
    return out.array();
  }

  private static void section(
      ByteBuffer out, int index, int type, int offset, int size, int link, int entrySize) {
    int at = 52 + index * 40;
    out.putInt(at + 4, type).putInt(at + 16, offset).putInt(at + 20, size);
    out.putInt(at + 24, link).putInt(at + 36, entrySize);
  }
}
