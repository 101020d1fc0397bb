// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An ELF file or an archive, whichever its first bytes say; one of the two is present.
 *
 * @param size of the file, in bytes
 */
public record ObjectFile(Optional<ElfImage> image, Optional<ArArchive> archive, long size) {

  /**
   * Reads a file, which must not change while the result is in use.
   *
   * @return empty where it starts neither as an ELF file nor as an archive does
   * @throws ElfFormatException if it is not well-formed, or a thin archive
   */
  public static Optional<ObjectFile> read(Path file) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      if (source.startsWith(FileHeader.MAGIC)) {
        ElfImage image = ImageReader.read(source);
        return Optional.of(new ObjectFile(Optional.of(image), Optional.empty(), source.size()));
      }
      if (source.startsWith(ArArchive.MAGIC) || source.startsWith(ArArchive.THIN_MAGIC)) {
        ArArchive archive = ArArchive.read(source, file);
        return Optional.of(new ObjectFile(Optional.empty(), Optional.of(archive), source.size()));
      }
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
