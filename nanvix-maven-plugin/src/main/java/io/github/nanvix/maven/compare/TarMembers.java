// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.archive.RawTar;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The members of a tar stream. */
final class TarMembers {
  private TarMembers() {}

  static void read(Path file, Container.Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      read(in, visitor);
    }
  }

  static void read(InputStream in, Container.Visitor visitor) throws IOException {
    RawTar tar = new RawTar(in);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Member member = new Member(tar.spelled(entry.getName()), attributes(entry, tar));
      tar.forget();
      visitor.visit(member, tar);
    }
  }

  private static Map<String, String> attributes(TarArchiveEntry entry, RawTar tar) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("type", String.valueOf((char) entry.getLinkFlag()));
    attributes.put("mode", Integer.toOctalString(entry.getMode()));
    attributes.put("link target", tar.spelled(entry.getLinkName()));
    attributes.put("modification time", entry.getLastModifiedTime().toString());
    attributes.put("owner", entry.getLongUserId() + " (" + entry.getUserName() + ")");
    attributes.put("group", entry.getLongGroupId() + " (" + entry.getGroupName() + ")");
    attributes.put("pax headers", new TreeMap<>(entry.getExtraPaxHeaders()).toString());
    return attributes;
  }
}
