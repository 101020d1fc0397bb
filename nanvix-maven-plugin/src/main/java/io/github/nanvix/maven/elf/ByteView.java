package io.github.nanvix.maven.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Read-only bytes in which every access is checked; a violation names its offset. */
final class ByteView {
  /**
   * Up to here one read is cheaper than a mapping, which lives until the garbage collector runs.
   */
  private static final int MAPPED_FROM = 1 << 20;

  private final ByteBuffer bytes;

  private ByteView(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static ByteView of(byte[] content) {
    return new ByteView(ByteBuffer.wrap(content).asReadOnlyBuffer());
  }

  static ByteView of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new ElfFormatException(Integer.MAX_VALUE, "the end of the file (2 GiB limit)");
      }
      if (size >= MAPPED_FROM) {
        return new ByteView(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
      }
      ByteBuffer content = ByteBuffer.allocate((int) size);
      while (content.hasRemaining() && channel.read(content) >= 0) {
        // A file that shrinks meanwhile ends the loop early.
      }
      return new ByteView(content.flip().asReadOnlyBuffer());
    }
  }

  /** The same bytes, with numbers in another byte order. */
  ByteView ordered(ByteOrder order) {
    return new ByteView(bytes.duplicate().order(order));
  }

  /** A part of the bytes as a view of its own, with offsets counted from its start. */
  ByteView slice(long at, long length) {
    require(at, length, "the bytes of a member");
    return new ByteView(bytes.slice((int) at, (int) length));
  }

  int size() {
    return bytes.limit();
  }

  int u8(long at) {
    require(at, 1, "a byte");
    return bytes.get((int) at) & 0xff;
  }

  int u16(long at) {
    require(at, 2, "a 16-bit number");
    return bytes.getShort((int) at) & 0xffff;
  }

  long u32(long at) {
    require(at, 4, "a 32-bit number");
    return bytes.getInt((int) at) & 0xffffffffL;
  }

  /** Sixty-four bits; a number with the highest bit set comes out negative. */
  long u64(long at) {
    require(at, 8, "a 64-bit number");
    return bytes.getLong((int) at);
  }

  byte[] copy(long at, long length) {
    require(at, length, length + " bytes");
    byte[] copy = new byte[(int) length];
    bytes.get((int) at, copy);
    return copy;
  }

  String text(long at, long length) {
    return length == 0 ? "" : new String(copy(at, length), StandardCharsets.UTF_8);
  }

  boolean startsWith(byte[] magic) {
    return size() >= magic.length && java.util.Arrays.equals(copy(0, magic.length), magic);
  }

  /** Refuses a range that does not lie within the bytes. */
  void require(long at, long length, String expectation) {
    if (at < 0 || length < 0 || at > size() || length > size() - at) {
      throw new ElfFormatException(
          at, expectation + " (" + length + " bytes) within the " + size() + " bytes of the file");
    }
  }
}
