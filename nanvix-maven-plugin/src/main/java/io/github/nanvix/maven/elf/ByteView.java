// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import io.github.nanvix.maven.fs.Count;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes of a file from some offset on, in which every access is checked; a violation names its
 * offset. All offsets count from the start of the file.
 */
final class ByteView {
  private final ByteBuffer bytes;
  private final long base;

  /**
   * @param bytes the bytes up to the buffer's limit, from index 0
   * @param base the file's offset of index 0
   */
  ByteView(ByteBuffer bytes, long base) {
    this.bytes = bytes;
    this.base = base;
  }

  static ByteView of(byte[] content) {
    return new ByteView(ByteBuffer.wrap(content), 0);
  }

  /** The same bytes, with numbers in another byte order. */
  ByteView ordered(ByteOrder order) {
    return bytes.order() == order ? this : new ByteView(bytes.duplicate().order(order), base);
  }

  /** Whether a range, which lies within the file, lies within these bytes. */
  boolean covers(long at, long length) {
    return at >= base && length <= bytes.limit() && at - base <= bytes.limit() - length;
  }

  int u8(long at) {
    return bytes.get(index(at, 1)) & 0xff;
  }

  int u16(long at) {
    return bytes.getShort(index(at, 2)) & 0xffff;
  }

  long u32(long at) {
    return bytes.getInt(index(at, 4)) & 0xffffffffL;
  }

  /** Sixty-four bits; a number with the highest bit set comes out negative. */
  long u64(long at) {
    return bytes.getLong(index(at, 8));
  }

  byte[] copy(long at, long length) {
    int index = index(at, length);
    byte[] copy = new byte[(int) length];
    bytes.get(index, copy);
    return copy;
  }

  void copy(long at, int length, byte[] target, int to) {
    int index = index(at, length);
    if (bytes.hasArray()) {
      System.arraycopy(bytes.array(), bytes.arrayOffset() + index, target, to, length);
    } else {
      bytes.get(index, target, to, length);
    }
  }

  /** A name, as {@link NameText} says. */
  String text(long at, long length) {
    if (length == 0) {
      return "";
    }
    if (bytes.hasArray()) {
      return NameText.of(bytes.array(), bytes.arrayOffset() + index(at, length), (int) length);
    }
    byte[] copy = copy(at, length);
    return NameText.of(copy, 0, copy.length);
  }

  /** How many bytes there are from a place on up to a NUL or the end of a range. */
  int lengthToNul(long at, long end) {
    int from = index(at, 0);
    int to = index(end, 0);
    int next = from;
    // Most of the reading time goes here, so that eight bytes are looked at in one step.
    while (next <= to - 8 && !hasZero(bytes.getLong(next))) {
      next += 8;
    }
    while (next < to && bytes.get(next) != 0) {
      next++;
    }
    return next - from;
  }

  /** Whether no byte of a range has its highest bit set. */
  boolean isAscii(long at, long length) {
    int next = index(at, length);
    int to = next + (int) length;
    while (next <= to - 8 && (bytes.getLong(next) & 0x8080808080808080L) == 0) {
      next += 8;
    }
    while (next < to && bytes.get(next) >= 0) {
      next++;
    }
    return next == to;
  }

  private static boolean hasZero(long eight) {
    return (eight - 0x0101010101010101L & ~eight & 0x8080808080808080L) != 0;
  }

  /**
   * How many of some 32-bit numbers at equal distances are equal to the first, counted to there.
   */
  int equalFrom(long at, int distance, int count) {
    int place = index(at, (count - 1L) * distance + 4);
    int first = bytes.getInt(place);
    int equal = 1;
    while (equal < count && bytes.getInt(place + equal * distance) == first) {
      equal++;
    }
    return equal;
  }

  /** The highest of some 32-bit numbers that stand at equal distances; 0 if there is none. */
  long highest(long at, int distance, int count) {
    if (count == 0) {
      return 0;
    }
    int place = index(at, (count - 1L) * distance + 4);
    int highest = Integer.MIN_VALUE;
    for (int i = 0; i < count; i++, place += distance) {
      highest = Math.max(highest, bytes.getInt(place) ^ Integer.MIN_VALUE);
    }
    return Integer.toUnsignedLong(highest ^ Integer.MIN_VALUE);
  }

  boolean startsWith(byte[] magic) {
    return bytes.limit() >= magic.length && Arrays.equals(copy(base, magic.length), magic);
  }

  private int index(long at, long length) {
    if (at < base || length < 0 || at - base > bytes.limit() - length) {
      throw new ElfFormatException(
          at,
          new Count(length, "byte")
              + " within the "
              + new Count(bytes.limit(), "byte")
              + " from offset "
              + base);
    }
    return (int) (at - base);
  }
}
