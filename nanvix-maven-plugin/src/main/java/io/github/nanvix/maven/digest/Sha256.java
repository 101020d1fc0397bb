// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 value (FIPS 180-4).
 *
 * @param hex sixty-four lower-case hexadecimal digits
 */
public record Sha256(String hex) implements Comparable<Sha256> {
  private static final int DIGITS = 64;
  private static final int BUFFER = 1 << 16;

  /**
   * @throws IllegalArgumentException if {@code hex} is not sixty-four lower-case hexadecimal digits
   */
  public Sha256 {
    if (!isHex(hex)) {
      throw new IllegalArgumentException(
          "Expected a SHA-256 of 64 lower-case hexadecimal digits, got \"" + hex + "\"");
    }
  }

  /** The digest of the UTF-8 bytes of a text. */
  public static Sha256 of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of some bytes. */
  public static Sha256 of(byte[] bytes) {
    return finish(newDigest().digest(bytes));
  }

  /** The digest of a file's content, read once with bounded memory. */
  public static Sha256 ofFile(Path file) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return finish(digest.digest());
  }

  /** The first twelve digits, for names that people read. */
  public String abbreviated() {
    return hex.substring(0, 12);
  }

  /** As a record's own, which is slow before it is compiled. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sha256 digest && digest.hex.equals(hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public int compareTo(Sha256 other) {
    return hex.compareTo(other.hex);
  }

  /** {@code sha256:<hex>}, the form that messages and files use. */
  @Override
  public String toString() {
    return "sha256:" + hex;
  }

  /** Whether a text is sixty-four lower-case hexadecimal digits. */
  public static boolean isHex(String text) {
    // Thousands of them are read in a short build: too many for a pattern.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == DIGITS;
  }

  private static Sha256 finish(byte[] value) {
    return new Sha256(HexFormat.of().formatHex(value));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform must provide it (java.security.MessageDigest).
      throw new AssertionError(e);
    }
  }
}
