// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.archive.NameBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The members of a zip or jar file, in the order in which they lie in it. */
final class ZipMembers {
  private ZipMembers() {}

  static void read(Path file, Container.Visitor visitor) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        try (InputStream content = zip.getInputStream(entry)) {
          visitor.visit(new Member(NameBytes.spelled(entry), attributes(entry)), content);
        }
      }
    }
  }

  private static Map<String, String> attributes(ZipArchiveEntry entry) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("mode", Integer.toOctalString(entry.getUnixMode()));
    // As it is written, without a time zone.
    attributes.put("modification time", entry.getTimeLocal().toString());
    attributes.put("compression method", Integer.toString(entry.getMethod()));
    attributes.put("comment", Objects.toString(entry.getComment(), ""));
    attributes.put("extra field", HexFormat.of().formatHex(entry.getExtra()));
    attributes.put(
        "extra field of the directory", HexFormat.of().formatHex(entry.getCentralDirectoryExtra()));
    return attributes;
  }
}
