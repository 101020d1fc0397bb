// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.SectionType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Content of sections of one file, read in pieces. */
final class SectionBytes implements Closeable {
  private static final int CHUNK = 1 << 16;

  private final FileChannel channel;

  SectionBytes(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Where two sections' content differs first, from the start of the section; -1 for nowhere. */
  static long mismatch(SectionBytes mine, Section one, SectionBytes its, Section other)
      throws IOException {
    long common = Math.min(size(one), size(other));
    for (long at = 0; at < common; at += CHUNK) {
      int length = (int) Math.min(CHUNK, common - at);
      int found = mine.read(one, at, length).mismatch(its.read(other, at, length));
      if (found >= 0) {
        return at + found;
      }
    }
    return size(one) == size(other) ? -1 : common;
  }

  /** The byte at an offset in a section, -1 beyond its end. */
  int at(Section section, long offset) throws IOException {
    return offset < size(section) ? read(section, offset, 1).get() & 0xff : -1;
  }

  private ByteBuffer read(Section section, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, section.offset() + at + bytes.position());
    }
    return bytes.flip();
  }

  /** How many bytes of a file a section takes. */
  private static long size(Section section) {
    return section.type().equals(SectionType.NOBITS) ? 0 : section.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
