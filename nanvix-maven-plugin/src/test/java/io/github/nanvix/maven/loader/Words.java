// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Changes to the bytes of real ELF32 files, for what no linker makes. */
final class Words {
  static final int R_386_32 = 1;

  private static final int SHT_REL = 9;
  private static final int PT_LOAD = 1;
  private static final int PT_GNU_STACK = 0x6474e551;

  private Words() {}

  static byte[] of(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the header of the stack, all of whose sizes are 0, into one of a PT_LOAD. */
  static void emptySegment(byte[] bytes) {
    ByteBuffer elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elf.getShort(44); i++) {
      int header = elf.getInt(28) + 32 * i;
      if (elf.getInt(header) == PT_GNU_STACK) {
        elf.putInt(header, PT_LOAD);
      }
    }
  }

  /** Gives the first relocation another type, and no symbol. */
  static void firstRelocation(byte[] bytes, int type) {
    ByteBuffer elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elf.getShort(48); i++) {
      int header = elf.getInt(32) + 40 * i;
      if (elf.getInt(header + 4) == SHT_REL) {
        elf.putInt(elf.getInt(header + 16) + 4, type);
        return;
      }
    }
    throw new AssertionError("has no relocations");
  }

  /** Replaces a name by another of the same length, wherever it stands. */
  static byte[] renamed(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }
}
