// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import io.github.nanvix.maven.fs.Count;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A table of NUL-terminated names (gABI, chapter 4, "String Table"). */
final class StringTable {
  /** A table with no names but the empty one. */
  static final StringTable EMPTY = new StringTable(ByteSource.of(new byte[1]), 0, 1);

  private final ByteView bytes;
  private final long offset;
  private final long size;

  /**
   * @throws ElfFormatException if the table leaves the file or its last name has no end
   */
  StringTable(ByteSource source, long offset, long size) {
    ByteView bytes = source.view(offset, size, "a string table");
    if (size > 0 && bytes.u8(offset + size - 1) != 0) {
      throw new ElfFormatException(offset + size - 1, "a NUL at the end of a string table");
    }
    this.bytes = bytes;
    this.offset = offset;
    this.size = size;
  }

  /**
   * A table whose size is not known, up to the last name that ends before an offset.
   *
   * @throws ElfFormatException if that leaves the file or no name ends there
   */
  static StringTable until(ByteSource source, long offset, long end) {
    ByteView bytes = source.view(offset, end - offset, "a string table");
    long last = end;
    while (last > offset && bytes.u8(last - 1) != 0) {
      last--;
    }
    return new StringTable(source, offset, last - offset);
  }

  /** Whether all of it is UTF-8. */
  boolean isText() {
    if (size == 0 || bytes.isAscii(offset, size)) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.copy(offset, size)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The name at an index, checked and charged. */
  String get(long index, NameBudget budget) {
    return bytes.text(offset + index, length(index, budget));
  }

  /** The name at an index for which {@link #length} has given a length before. */
  String get(long index, int length) {
    return bytes.text(offset + index, length);
  }

  /** Copies the bytes of a name for which {@link #length} has given a length before. */
  void copy(long index, int length, byte[] target, int to) {
    if (length > 0) {
      bytes.copy(offset + index, length, target, to);
    }
  }

  /** Whether the name at an index, no shorter than another, starts with the other's ASCII. */
  boolean startsLike(long index, String name) {
    for (int i = 0; i < name.length() && name.charAt(i) < 0x80; i++) {
      if (bytes.u8(offset + index + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The length of the name at an index, checked and charged. */
  int length(long index, NameBudget budget) {
    if (index == 0 && size == 0) {
      return 0;
    }
    if (index < 0 || index >= size) {
      throw new ElfFormatException(
          offset, "a name at index " + index + " of a string table of " + new Count(size, "byte"));
    }
    int length = scan(index);
    budget.charge(length, offset + index);
    return length;
  }

  /** The hash of a name in {@code DT_GNU_HASH}. */
  long gnuHash(long index) {
    long hash = 5381;
    for (long at = offset + index; bytes.u8(at) != 0; at++) {
      hash = hash * 33 + bytes.u8(at) & 0xffffffffL;
    }
    return hash;
  }

  /** The hash of a name in {@code DT_HASH}. */
  long sysvHash(long index) {
    long hash = 0;
    for (long at = offset + index; bytes.u8(at) != 0; at++) {
      hash = (hash << 4) + bytes.u8(at) & 0xffffffffL;
      long top = hash & 0xf0000000L;
      hash = (hash ^ top >>> 24) & ~top;
    }
    return hash;
  }

  /** The bytes of a name as a hash for {@link NameIndex}. */
  long hash(long index) {
    long hash = NameIndex.start();
    for (long at = offset + index; size > 0; at++) {
      int next = bytes.u8(at);
      if (next == 0) {
        break;
      }
      hash = NameIndex.extend(hash, next);
    }
    return hash;
  }

  /** Whether the name at an index has exactly these bytes. */
  boolean matches(long index, byte[] name) {
    if (size - index <= name.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (bytes.u8(offset + index + i) != (name[i] & 0xff)) {
        return false;
      }
    }
    return bytes.u8(offset + index + name.length) == 0;
  }

  private int scan(long index) {
    return bytes.lengthToNul(offset + index, offset + size);
  }
}
