// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ArMember;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a static library, with what their headers say (ar(5)). */
final class ArMembers {
  private static final int HEADER = 60;

  private ArMembers() {}

  static void read(Path file, Container.Visitor visitor) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      for (ArMember member : ArArchive.read(file).members()) {
        visitor.visit(
            new Member(member.name(), attributes(bytes, member.offset())),
            new ByteArrayInputStream(member.bytes()));
      }
    }
  }

  /** None where a BSD archive has the name between header and content. */
  private static Map<String, String> attributes(RandomAccessFile bytes, long content)
      throws IOException {
    byte[] header = new byte[HEADER];
    bytes.seek(content - HEADER);
    bytes.readFully(header);
    String text = new String(header, StandardCharsets.ISO_8859_1);
    if (!text.endsWith("`\n")) {
      return Map.of();
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("modification time", text.substring(16, 28).strip());
    attributes.put("owner", text.substring(28, 34).strip());
    attributes.put("group", text.substring(34, 40).strip());
    attributes.put("mode", text.substring(40, 48).strip());
    return attributes;
  }
}
