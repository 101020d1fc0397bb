// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Damages real ELF32 files in one place, as no tool of the toolchain does. */
final class ElfPatch {
  private static final int TYPE = 0;
  private static final int OFFSET = 4;
  private static final int FILE_SIZE = 16;
  private static final int MEMORY_SIZE = 20;
  private static final int FLAGS = 24;

  private final Path file;
  private final ByteBuffer bytes;
  private final ElfImage image;

  private ElfPatch(Path file, byte[] content) {
    this.file = file;
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    this.image = ElfImage.read(content.clone());
  }

  static ElfPatch of(Path file) {
    try {
      return new ElfPatch(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    try {
      Files.delete(file);
      Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void elfType(int type) {
    bytes.putShort(16, (short) type);
    write();
  }

  /** A field of two bytes in the ELF header. */
  void header(int offset, int value) {
    bytes.putShort(offset, (short) value);
    write();
  }

  void entry(int address) {
    bytes.putInt(24, address);
    write();
  }

  private int header(int segment) {
    return bytes.getInt(28) + segment * 32;
  }

  /** The index of the n-th PT_LOAD, counted from 0. */
  private int load(int n) {
    int left = n;
    for (int i = 0; i < image.segments().size(); i++) {
      if (image.segments().get(i).type().number() == 1 && left-- == 0) {
        return i;
      }
    }
    throw new AssertionError("has no PT_LOAD " + n);
  }

  void loadOffset(int n, int change) {
    int at = header(load(n)) + OFFSET;
    bytes.putInt(at, bytes.getInt(at) + change);
    write();
  }

  void loadSizes(int n, int fileSize, int memorySize) {
    bytes.putInt(header(load(n)) + FILE_SIZE, fileSize);
    bytes.putInt(header(load(n)) + MEMORY_SIZE, memorySize);
    write();
  }

  void loadFlags(int n, int flags) {
    bytes.putInt(header(load(n)) + FLAGS, flags);
    write();
  }

  /** Lets the first PT_LOAD reach into the page of the second. */
  void overlap() {
    Segment first = image.segments().get(load(0));
    Segment second = image.segments().get(load(1));
    loadSizes(0, (int) first.fileSize(), (int) (second.address() + 1 - first.address()));
  }

  void segmentType(int from, int to) {
    for (int i = 0; i < image.segments().size(); i++) {
      if (image.segments().get(i).type().number() == from) {
        bytes.putInt(header(i) + TYPE, to);
      }
    }
    write();
  }

  /** Renames a section, by its first name in .shstrtab, which ends the file's names. */
  void rename(String section, String name) {
    byte[] from = (section + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] to = (name + "\0").getBytes(StandardCharsets.US_ASCII);
    for (int at = bytes.capacity() - from.length; at >= 0; at--) {
      if (ByteBuffer.wrap(bytes.array(), at, from.length).equals(ByteBuffer.wrap(from))) {
        System.arraycopy(to, 0, bytes.array(), at, to.length);
        write();
        return;
      }
    }
    throw new AssertionError("has no section " + section);
  }

  private int sectionOffset(String name) {
    Section section =
        image.section(name).orElseThrow(() -> new AssertionError("has no section " + name));
    return (int) section.offset();
  }

  /** Binding and type of a dynamic symbol. */
  void symbol(String name, int binding, int type) {
    for (int i = 1; i < image.dynamicSymbols().size(); i++) {
      if (image.dynamicSymbols().name(i).equals(name)) {
        bytes.put(sectionOffset(".dynsym") + i * 16 + 12, (byte) (binding << 4 | type));
        write();
        return;
      }
    }
    throw new AssertionError("has no symbol " + name);
  }

  /** The type of the first relocation. */
  void relocation(int type) {
    bytes.put(sectionOffset(".rel.dyn") + 4, (byte) type);
    write();
  }

  /** A word of a section. */
  void word(String section, int index, int value) {
    bytes.putInt(sectionOffset(section) + index * 4, value);
    write();
  }

  /** The symbol of the first relocation, by its index. */
  void relocationSymbol(int index) {
    bytes.put(sectionOffset(".rel.dyn") + 5, (byte) index);
    write();
  }

  /** The place of the first relocation. */
  void relocationPlace(int address) {
    bytes.putInt(sectionOffset(".rel.dyn"), address);
    write();
  }

  /** What the first relocation adds. */
  void relocationAddend(int addend) {
    int address = bytes.getInt(sectionOffset(".rel.dyn"));
    for (Segment segment : image.segments()) {
      if (segment.isLoaded()
          && address >= segment.address()
          && address < segment.address() + segment.fileSize()) {
        bytes.putInt((int) (segment.offset() + address - segment.address()), addend);
        write();
        return;
      }
    }
    throw new AssertionError("has no bytes at " + address);
  }

  void dynamicTag(int from, int to) {
    bytes.putInt(tag(from), to);
    write();
  }

  /** The value of an entry of the dynamic array. */
  void dynamic(int tag, int value) {
    bytes.putInt(tag(tag) + 4, value);
    write();
  }

  void dynamicValue(int tag, int change) {
    int at = tag(tag) + 4;
    bytes.putInt(at, bytes.getInt(at) + change);
    write();
  }

  private int tag(int tag) {
    int at = sectionOffset(".dynamic");
    while (bytes.getInt(at) != tag) {
      if (bytes.getInt(at) == 0) {
        throw new AssertionError("has no dynamic tag " + tag);
      }
      at += 8;
    }
    return at;
  }
}
