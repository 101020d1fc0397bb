// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.archive.Item.Kind;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The entries of a zip or jar file, by its central directory; what is not wanted is not read. */
final class ZipContent {
  // More than any kernel takes.
  private static final int LONGEST_TARGET = 1 << 16;
  private static final int OWNER_RUNS = 0100;
  private static final int TYPE = 0170000;
  private static final int TYPE_FILE = 0100000;
  private static final int TYPE_DIRECTORY = 0040000;
  private static final int TYPE_LINK = 0120000;

  private ZipContent() {}

  static void read(Path archive, Extraction extraction) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        Optional<RelativePath> place = extraction.begin(name(entry));
        if (place.isPresent()) {
          take(zip, entry, place.get(), extraction);
        }
      }
    }
  }

  private static void take(
      ZipFile zip, ZipArchiveEntry entry, RelativePath place, Extraction extraction)
      throws IOException {
    if (!zip.canReadEntryData(entry)) {
      throw new RefusedException("is encrypted or compressed by an unknown method");
    }
    Kind kind = kind(entry);
    Item item =
        new Item(
            name(entry),
            kind,
            kind == Kind.SYMBOLIC_LINK ? target(zip, entry) : "",
            (entry.getUnixMode() & OWNER_RUNS) != 0,
            entry.getLastModifiedTime());
    try (InputStream in = zip.getInputStream(entry)) {
      CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
      extraction.take(item, place, extraction.metered(checked));
      if (kind == Kind.FILE && checked.getChecksum().getValue() != entry.getCrc()) {
        throw new IOException("its CRC-32 is wrong");
      }
    }
  }

  private static String name(ZipArchiveEntry entry) {
    return new String(NameBytes.bytes(entry), StandardCharsets.UTF_8);
  }

  private static String target(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8);
    }
  }

  /** The upper half of the external attributes is a Unix mode, or 0 where the maker had none. */
  private static Kind kind(ZipArchiveEntry entry) {
    return switch (entry.getUnixMode() & TYPE) {
      case TYPE_DIRECTORY -> Kind.DIRECTORY;
      case TYPE_LINK -> Kind.SYMBOLIC_LINK;
      case TYPE_FILE, 0 -> entry.isDirectory() ? Kind.DIRECTORY : Kind.FILE;
      default -> Kind.OTHER;
    };
  }
}
