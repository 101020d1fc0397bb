// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A static library: an ar archive in the System V, GNU or BSD variant (ar(5)).
 *
 * @param members its members in archive order, without index and name tables
 * @param hasSymbolIndex whether it starts with a symbol index, which linkers need
 */
public record ArArchive(List<ArMember> members, boolean hasSymbolIndex) {
  static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
  static final byte[] THIN_MAGIC = "!<thin>\n".getBytes(StandardCharsets.US_ASCII);

  private static final int SMALL = 2 << 20;

  /** Keeps its own copy of the members. */
  public ArArchive {
    members = List.copyOf(members);
  }

  /**
   * Reads an archive's list of members; the file must not change while they are in use.
   *
   * @throws ElfFormatException if the file is not a well-formed archive, or is a thin one, which
   *     holds no members but names files elsewhere
   */
  public static ArArchive read(Path file) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      return read(source, file);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A small one is read whole: its members would be as many files to open. */
  static ArArchive read(ByteSource source, Path file) {
    return source.size() <= SMALL
        ? read(source.view(0, source.size(), "an archive").copy(0, source.size()))
        : new ArReader(source, (start, size) -> ByteSource.open(file, start, size)).read();
  }

  /** As {@link #read(Path)}; the array must not change afterwards. */
  public static ArArchive read(byte[] content) {
    return new ArReader(
            ByteSource.of(content), (start, size) -> ByteSource.of(content, start, size))
        .read();
  }
}
