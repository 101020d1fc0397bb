// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.archive.Item.Kind;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The entries of a tar stream: POSIX.1-1988 ustar, pax (POSIX.1-2001) and GNU. */
final class TarContent {
  private static final int OWNER_RUNS = 0100;

  private TarContent() {}

  static void read(InputStream raw, Extraction extraction) throws IOException {
    InputStream metered = extraction.metered(raw);
    RawTar tar = new RawTar(metered);
    boolean any = false;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      any = true;
      if (!entry.isCheckSumOK()) {
        throw new IOException("the checksum of an entry's header is wrong");
      }
      Item item = item(entry, tar);
      Optional<RelativePath> place = extraction.begin(item.name());
      if (place.isPresent()) {
        extraction.take(item, place.get(), tar);
      }
      tar.forget();
    }
    if (!any) {
      throw new IOException("it has no entries");
    }
    // The checksum of the compressed stream comes last; without this nobody would look at it.
    metered.transferTo(OutputStream.nullOutputStream());
  }

  private static Item item(TarArchiveEntry entry, RawTar tar) {
    return new Item(
        tar.text(entry.getName()),
        kind(entry),
        tar.text(entry.getLinkName()),
        (entry.getMode() & OWNER_RUNS) != 0,
        entry.getLastModifiedTime());
  }

  private static Kind kind(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_LINK -> Kind.HARD_LINK;
      case TarConstants.LF_SYMLINK -> Kind.SYMBOLIC_LINK;
      case TarConstants.LF_DIR -> Kind.DIRECTORY;
      case TarConstants.LF_OLDNORM,
          TarConstants.LF_NORMAL,
          TarConstants.LF_CONTIG,
          TarConstants.LF_GNUTYPE_SPARSE ->
          // Before ustar a directory was a file whose name ends with a slash.
          entry.isDirectory() ? Kind.DIRECTORY : Kind.FILE;
      default -> Kind.OTHER;
    };
  }
}
