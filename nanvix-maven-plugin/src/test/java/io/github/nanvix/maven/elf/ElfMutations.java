// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a sound file in the fields that loaders read; one seed makes the same files always. */
public final class ElfMutations {
  private static final int CUT_OFF_ONE_IN = 25;

  /** Tables of which a few fields stand for all. */
  private static final int MOST_FIELDS = 400;

  private final byte[] original;
  private final boolean wide;

  /** The fields of the header, of the segments, of the sections and of each table. */
  private final List<List<Field>> groups = new ArrayList<>();

  private record Field(int offset, int width) {}

  /** Of one file. */
  public ElfMutations(byte[] original) {
    this.original = original.clone();
    ElfImage image = ElfImage.read(original);
    this.wide = image.elfClass() == ElfClass.ELF64;
    ByteBuffer bytes = ByteBuffer.wrap(original).order(ByteOrder.LITTLE_ENDIAN);
    int word = wide ? 8 : 4;
    group(4, 12, 1);
    group(16, 1, 2, 2, 4, word, word, word, 4, 2, 2, 2, 2, 2, 2);
    int[] segment = wide ? new int[] {4, 4, 8, 8, 8, 8, 8, 8} : new int[] {4, 4, 4, 4, 4, 4, 4, 4};
    group(wide ? (int) bytes.getLong(32) : bytes.getInt(28), image.segments().size(), segment);
    int[] section =
        wide ? new int[] {4, 4, 8, 8, 8, 8, 4, 4, 8, 8} : new int[] {4, 4, 4, 4, 4, 4, 4, 4, 4, 4};
    group(wide ? (int) bytes.getLong(40) : bytes.getInt(32), image.sections().size(), section);
    for (Section table : image.sections()) {
      int offset = (int) table.offset();
      int size = (int) table.size();
      switch (table.name()) {
        case ".dynamic" -> group(offset, size / (2 * word), word, word);
        case ".dynsym" ->
            group(
                offset,
                size / (wide ? 24 : 16),
                wide ? new int[] {4, 1, 1, 2, 8, 8} : new int[] {4, 4, 4, 1, 1, 2});
        case ".rel.dyn", ".rel.plt" -> group(offset, size / 8, 4, 1, 1, 2);
        // Another addend is another address in the content: no loader looks where it leads.
        case ".rela.dyn", ".rela.plt" -> group(offset, size / 24, 8, 4, 4, -8);
        case ".gnu.hash", ".hash", ".gnu.version_r", ".gnu.version_d" -> group(offset, size / 4, 4);
        case ".gnu.version" -> group(offset, size / 2, 2);
        case ".dynstr", ".relr.dyn" -> group(offset, size, 1);
        default -> {}
      }
    }
  }

  /** Fields one after the other; one of a negative width stays as it is. */
  private void group(int offset, int count, int... widths) {
    List<Field> fields = new ArrayList<>();
    int at = offset;
    for (int i = 0; i < count && fields.size() < MOST_FIELDS; i++) {
      for (int width : widths) {
        if (width > 0) {
          fields.add(new Field(at, width));
        }
        at += Math.abs(width);
      }
    }
    if (!fields.isEmpty()) {
      groups.add(fields);
    }
  }

  /** The file with one or two other fields, or cut off. */
  public byte[] next(Random random) {
    if (random.nextInt(CUT_OFF_ONE_IN) == 0) {
      return Arrays.copyOf(original, random.nextInt(original.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(original.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int left = random.nextInt(1, 3); left > 0; left--) {
      List<Field> group = groups.get(random.nextInt(groups.size()));
      Field field = group.get(random.nextInt(group.size()));
      put(bytes, field, value(get(bytes, field), get(bytes, other(group, field, random)), random));
    }
    return bytes.array();
  }

  private static Field other(List<Field> group, Field field, Random random) {
    List<Field> alike = group.stream().filter(one -> one.width() == field.width()).toList();
    return alike.get(random.nextInt(alike.size()));
  }

  private static long value(long old, long other, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> -1;
      case 3 -> old + 1;
      case 4 -> old - 1;
      case 5 -> old + 0x1000;
      case 6 -> 0x7fffffffL - random.nextInt(2);
      case 7 -> other;
      case 8 -> old ^ 1L << random.nextInt(32);
      default -> random.nextInt(0x4000);
    };
  }

  private static long get(ByteBuffer bytes, Field field) {
    return switch (field.width()) {
      case 1 -> bytes.get(field.offset());
      case 2 -> bytes.getShort(field.offset());
      case 4 -> bytes.getInt(field.offset());
      default -> bytes.getLong(field.offset());
    };
  }

  private static void put(ByteBuffer bytes, Field field, long value) {
    switch (field.width()) {
      case 1 -> bytes.put(field.offset(), (byte) value);
      case 2 -> bytes.putShort(field.offset(), (short) value);
      case 4 -> bytes.putInt(field.offset(), (int) value);
      default -> bytes.putLong(field.offset(), value);
    }
  }
}
