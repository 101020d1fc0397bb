// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Builds tar streams entry by entry, those that no tar program would write included. */
final class ArchiveBuilder {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  private ArchiveBuilder(String encoding) {
    tar = new TarArchiveOutputStream(bytes, encoding);
  }

  static ArchiveBuilder tar() {
    return tar("UTF-8");
  }

  /**
   * @param encoding of names
   */
  static ArchiveBuilder tar(String encoding) {
    ArchiveBuilder builder = new ArchiveBuilder(encoding);
    builder.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    return builder;
  }

  ArchiveBuilder file(String name, String content) {
    return file(name, content, 0644, 1_000_000_000);
  }

  ArchiveBuilder file(String name, String content, int mode, long seconds) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setModTime(seconds * 1000);
    return put(entry, content.getBytes(StandardCharsets.UTF_8));
  }

  ArchiveBuilder symbolicLink(String name, String target) {
    return special(name, TarConstants.LF_SYMLINK, target);
  }

  ArchiveBuilder hardLink(String name, String target) {
    return special(name, TarConstants.LF_LINK, target);
  }

  ArchiveBuilder special(String name, byte type, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(target);
    return put(entry, new byte[0]);
  }

  private ArchiveBuilder put(TarArchiveEntry entry, byte[] content) {
    try {
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] plain() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }

  byte[] gz() throws IOException {
    return gz(plain());
  }

  static byte[] gz(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GzipCompressorOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  byte[] xz() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream xz = new XZCompressorOutputStream(out)) {
      xz.write(plain());
    }
    return out.toByteArray();
  }

  byte[] bz2() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream bz2 = new BZip2CompressorOutputStream(out)) {
      bz2.write(plain());
    }
    return out.toByteArray();
  }

  Path in(Path file) throws IOException {
    return Files.write(file, plain());
  }
}
