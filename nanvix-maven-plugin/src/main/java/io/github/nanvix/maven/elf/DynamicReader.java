// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the dynamic array, found through {@code PT_DYNAMIC} as loaders do, and its names. */
final class DynamicReader {
  private static final Set<Long> OF_VERSIONS = Set.of(DynamicTag.VERNEED, DynamicTag.VERDEF);

  private static final Set<Long> OF_NAMES =
      Set.of(
          DynamicTag.NEEDED,
          DynamicTag.FILTER,
          DynamicTag.SONAME,
          DynamicTag.RPATH,
          DynamicTag.RUNPATH);

  private final ByteSource source;
  private final FileHeader header;
  private final NameBudget budget;
  private final Addresses addresses;
  private VersionNames versionNames = VersionNames.NONE;

  DynamicReader(ByteSource source, FileHeader header, NameBudget budget) {
    this.source = source;
    this.header = header;
    this.budget = budget;
    this.addresses = new Addresses(header.segments());
  }

  Dynamic read() {
    List<DynamicEntry> entries = entries();
    Dynamic bare = Dynamic.bare(entries);
    if (entries.stream()
        .map(DynamicEntry::tag)
        .noneMatch(tag -> OF_NAMES.contains(tag) || OF_VERSIONS.contains(tag))) {
      return bare;
    }
    StringTable names = names(bare);
    VersionReader versions = new VersionReader(source, addresses, bare, names, budget);
    versionNames = versions.names();
    return new Dynamic(
        texts(bare, names, DynamicTag.NEEDED),
        texts(bare, names, DynamicTag.FILTER),
        last(texts(bare, names, DynamicTag.SONAME)),
        last(texts(bare, names, DynamicTag.RPATH)),
        last(texts(bare, names, DynamicTag.RUNPATH)),
        versions.needed(),
        versions.defined(),
        isCutOff(bare),
        entries);
  }

  /**
   * The string table that the array names. No loader minds its size, which some old linkers get
   * wrong: where it is too small, the table ends with the segment.
   */
  StringTable names(Dynamic dynamic) {
    if (!dynamic.has(DynamicTag.STRTAB)) {
      throw new ElfFormatException(0, "DT_STRTAB beside names in the dynamic array");
    }
    long address = dynamic.value(DynamicTag.STRTAB).orElse(0);
    long offset = addresses.offset(address, "DT_STRTAB");
    return isCutOff(dynamic)
        ? StringTable.until(source, offset, addresses.end(address, "DT_STRTAB"))
        : new StringTable(source, offset, dynamic.value(DynamicTag.STRSZ).orElse(0));
  }

  private static boolean isCutOff(Dynamic dynamic) {
    long size = dynamic.value(DynamicTag.STRSZ).orElse(0);
    return dynamic.entries().stream()
        .anyMatch(
            entry ->
                OF_NAMES.contains(entry.tag()) && Long.compareUnsigned(entry.value(), size) >= 0);
  }

  /** The versions of the symbols in a table. */
  SymbolVersions versions(Dynamic dynamic, Section table) {
    if (!dynamic.has(DynamicTag.VERSYM)) {
      return SymbolVersions.NONE;
    }
    return new SymbolVersions(
        source,
        addresses.offset(dynamic.value(DynamicTag.VERSYM).orElse(0), "DT_VERSYM"),
        (int) (table.size() / Math.max(1, table.entrySize())),
        versionNames);
  }

  /** The entries up to {@code DT_NULL}, none without {@code PT_DYNAMIC}. */
  private List<DynamicEntry> entries() {
    for (Segment segment : header.segments()) {
      if (segment.type().equals(SegmentType.DYNAMIC)) {
        return entries(segment);
      }
    }
    return List.of();
  }

  private List<DynamicEntry> entries(Segment segment) {
    List<DynamicEntry> entries = new ArrayList<>();
    ByteView bytes = source.view(segment.offset(), segment.fileSize(), "the dynamic array");
    boolean wide = header.elfClass() == ElfClass.ELF64;
    int size = wide ? 16 : 8;
    long end = segment.offset() + segment.fileSize();
    for (long at = segment.offset(); at + size <= end; at += size) {
      long tag = wide ? bytes.u64(at) : bytes.u32(at);
      if (tag == 0) {
        break;
      }
      entries.add(new DynamicEntry(tag, wide ? bytes.u64(at + 8) : bytes.u32(at + 4)));
    }
    return entries;
  }

  private List<String> texts(Dynamic dynamic, StringTable names, long tag) {
    return dynamic.entries().stream()
        .filter(entry -> entry.tag() == tag)
        .map(entry -> names.get(entry.value(), budget))
        .toList();
  }

  private static Optional<String> last(List<String> texts) {
    return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(texts.size() - 1));
  }
}
