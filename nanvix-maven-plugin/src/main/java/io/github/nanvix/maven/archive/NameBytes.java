// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;

/** Names in archives as text, of which two are equal only where their bytes are. */
public final class NameBytes {
  private NameBytes() {}

  /**
   * What is UTF-8 as it reads, any other byte as {@code \xE4}; in a name that has such bytes, or
   * could be taken for one that has, each backslash twice.
   */
  public static String spelled(byte[] name) {
    String text = new String(name, StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), name) && !text.contains("\\x")) {
      return text;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(name);
    CharBuffer read = CharBuffer.allocate(name.length);
    StringBuilder spelled = new StringBuilder();
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, read, true);
      spelled.append(read.flip().toString().replace("\\", "\\\\"));
      read.clear();
      for (int i = 0; result.isMalformed() && i < result.length(); i++) {
        spelled.append(String.format(Locale.ROOT, "\\x%02X", in.get()));
      }
    }
    return spelled.toString();
  }

  /** As {@link #spelled(byte[])}, of a member of a zip file. */
  public static String spelled(ZipArchiveEntry entry) {
    return spelled(bytes(entry));
  }

  /** The library puts a question mark in the place of what is not UTF-8. */
  static byte[] bytes(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    return raw == null || entry.getNameSource() == NameSource.UNICODE_EXTRA_FIELD
        ? entry.getName().getBytes(StandardCharsets.UTF_8)
        : raw;
  }
}
