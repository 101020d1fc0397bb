// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A file of an archive.
 *
 * @param sha1 which SPDX demands beside anything better
 * @param needed the shared objects that it asks its loader for
 */
record BilledFile(RelativePath path, Sha256 sha256, String sha1, List<String> needed)
    implements Comparable<BilledFile> {
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

  static BilledFile of(RelativePath path, Path file) throws IOException {
    // A link is what it says, wherever that leads.
    byte[] content =
        Files.isSymbolicLink(file)
            ? Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8)
            : Files.readAllBytes(file);
    return new BilledFile(path, Sha256.of(content), sha1(content), needed(content));
  }

  /** The SHA-1 of some bytes as hexadecimal digits. */
  static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no SHA-1", e);
    }
  }

  private static List<String> needed(byte[] content) {
    if (!Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
      return List.of();
    }
    try {
      return List.copyOf(ElfImage.read(content).needed());
    } catch (ElfFormatException e) {
      // Whether it can be loaded is verify's to say.
      return List.of();
    }
  }

  @Override
  public int compareTo(BilledFile other) {
    return path.compareTo(other.path);
  }
}
