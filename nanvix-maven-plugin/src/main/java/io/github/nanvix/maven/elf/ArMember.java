// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import io.github.nanvix.maven.fs.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One member of an ar archive. Its content is read when asked for; as long as the archive is small,
 * only once.
 */
public final class ArMember {
  /** Opens a range of the archive. */
  interface Content {
    ByteSource open(long offset, long size) throws IOException;
  }

  private final String name;
  private final long offset;
  private final long size;
  private final byte[] magic;
  private final Content content;
  private final boolean keeps;
  private volatile @Nullable ElfImage known;

  ArMember(String name, long offset, long size, byte[] magic, Content content, boolean keeps) {
    this.name = name;
    this.offset = offset;
    this.size = size;
    this.magic = magic.clone();
    this.content = content;
    this.keeps = keeps;
  }

  /** Its file name, as it was before the archiver shortened or moved it; not always unique. */
  public String name() {
    return name;
  }

  /** Where its content starts in the archive, in bytes. */
  public long offset() {
    return offset;
  }

  /** Its size in bytes. */
  public long size() {
    return size;
  }

  /**
   * A copy of its content.
   *
   * @throws ElfFormatException if the archive has become shorter since it was read
   * @throws UncheckedIOException if the archive cannot be read any more
   */
  public byte[] bytes() {
    try (ByteSource source = content.open(offset, size)) {
      return source.view(0, size, "an archive member").copy(0, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it starts as an ELF file does. */
  public boolean isElf() {
    return startsWith(FileHeader.MAGIC);
  }

  /** Whether it is an archive itself, which linkers do not look into. */
  public boolean isArchive() {
    return startsWith(ArArchive.MAGIC) || startsWith(ArArchive.THIN_MAGIC);
  }

  private boolean startsWith(byte[] expected) {
    return magic.length >= expected.length
        && Arrays.equals(magic, 0, expected.length, expected, 0, expected.length);
  }

  /**
   * The object file that it holds; offsets in failures count from the member's start.
   *
   * @throws ElfFormatException if it is not a well-formed ELF file
   * @throws UncheckedIOException if the archive cannot be read any more
   */
  public ElfImage image() {
    ElfImage image = known;
    if (image != null) {
      return image;
    }
    try (ByteSource source = content.open(offset, size)) {
      image = ImageReader.read(source);
      known = keeps ? image : null;
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name and size, for messages. */
  @Override
  public String toString() {
    return name + " (" + new Count(size, "byte") + ")";
  }
}
