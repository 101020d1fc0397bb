// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** What a gzip file holds (RFC 1952): the members of a tar stream, or else one file. */
final class GzipMembers {
  private static final int HEADER = 10;
  private static final int TAR_HEAD = 262;

  private GzipMembers() {}

  static void read(Path file, Container.Visitor visitor) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream content = new BufferedInputStream(unpacked(raw), 1 << 16)) {
      content.mark(TAR_HEAD);
      byte[] head = content.readNBytes(TAR_HEAD);
      content.reset();
      if (Container.of(head).filter(Container.TAR::equals).isPresent()) {
        TarMembers.read(content, visitor);
      } else {
        visitor.visit(new Member("content", Map.of()), content);
      }
    }
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    return GzipCompressorInputStream.builder()
        .setInputStream(raw)
        .setDecompressConcatenated(true)
        .get();
  }

  /** The first field of the two headers that differs. */
  static Optional<Detail> header(Path first, Path second) throws IOException {
    byte[] one = head(first);
    byte[] other = head(second);
    for (int i = 0; i < HEADER; i++) {
      if (one[i] != other[i]) {
        return Optional.of(field(i, one, other));
      }
    }
    return Optional.empty();
  }

  private static Detail field(int at, byte[] one, byte[] other) {
    if (at >= 4 && at < 8) {
      return new Detail.Attribute(
          "modification time in the gzip header", seconds(one), seconds(other));
    }
    String name =
        switch (at) {
          case 2 -> "compression method";
          case 3 -> "flags";
          case 8 -> "compression level (XFL)";
          default -> "operating system";
        };
    return new Detail.Attribute(
        name + " in the gzip header",
        Integer.toString(one[at] & 0xff),
        Integer.toString(other[at] & 0xff));
  }

  private static String seconds(byte[] header) {
    long value = 0;
    for (int i = 7; i >= 4; i--) {
      value = (value << 8) | (header[i] & 0xff);
    }
    return Long.toString(value);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEADER);
    }
  }
}
