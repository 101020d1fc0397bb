package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the dynamic array, found through {@code PT_DYNAMIC} as loaders do. */
final class DynamicReader {
  private final ByteView bytes;
  private final FileHeader header;
  private final NameBudget budget;

  private final List<Long> tags = new ArrayList<>();
  private final List<Long> values = new ArrayList<>();

  DynamicReader(ByteView bytes, FileHeader header, NameBudget budget) {
    this.bytes = bytes;
    this.header = header;
    this.budget = budget;
  }

  Dynamic read() {
    for (Segment segment : header.segments()) {
      if (segment.type().equals(SegmentType.DYNAMIC)) {
        readEntries(segment);
        return decode();
      }
    }
    return Dynamic.NONE;
  }

  private void readEntries(Segment segment) {
    bytes.require(segment.offset(), segment.fileSize(), "the dynamic array");
    int word = header.elfClass() == ElfClass.ELF64 ? 8 : 4;
    long end = segment.offset() + segment.fileSize();
    for (long at = segment.offset(); at + 2L * word <= end; at += 2L * word) {
      long tag = word == 8 ? bytes.u64(at) : bytes.u32(at);
      if (tag == 0) {
        return;
      }
      tags.add(tag);
      values.add(word == 8 ? bytes.u64(at + 8) : bytes.u32(at + 4));
    }
  }

  private Dynamic decode() {
    StringTable names = null;
    List<String> needed = new ArrayList<>();
    String soname = null;
    String rpath = null;
    String runpath = null;
    for (int i = 0; i < tags.size(); i++) {
      long tag = tags.get(i);
      if (tag == 1 || tag == 14 || tag == 15 || tag == 29) {
        names = names == null ? names() : names;
        String text = names.get(values.get(i), budget);
        if (tag == 1) {
          needed.add(text);
        } else if (tag == 14) {
          soname = text;
        } else if (tag == 15) {
          rpath = text;
        } else {
          runpath = text;
        }
      }
    }
    return new Dynamic(
        List.copyOf(needed),
        Optional.ofNullable(soname),
        Optional.ofNullable(rpath),
        Optional.ofNullable(runpath),
        orZero(value(30)),
        orZero(value(0x6ffffffbL)),
        List.copyOf(tags));
  }

  private StringTable names() {
    Long address = value(5);
    Long size = value(10);
    if (address == null || size == null) {
      throw new ElfFormatException(0, "DT_STRTAB and DT_STRSZ beside names in the dynamic array");
    }
    return new StringTable(bytes, offsetOf(address), size);
  }

  private long offsetOf(long address) {
    for (Segment segment : header.segments()) {
      long within = address - segment.address();
      if (segment.type().equals(SegmentType.LOAD)
          && Long.compareUnsigned(within, segment.fileSize()) < 0) {
        return segment.offset() + within;
      }
    }
    throw new ElfFormatException(
        0, "DT_STRTAB within a PT_LOAD, not at 0x" + Long.toHexString(address));
  }

  private @Nullable Long value(long tag) {
    int index = tags.indexOf(tag);
    return index < 0 ? null : values.get(index);
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
