package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.digest.Sha256;
import java.util.regex.Pattern;

/**
 * A container image that cannot change.
 *
 * @param name registry and repository, for example {@code ghcr.io/nanvix/nanvix-sdk-c-clang}; a tag
 *     may stand behind it, and means nothing beside the digest
 * @param digest of the image's manifest
 */
public record ImageReference(String name, Sha256 digest) {
  static final String EXPECTED_NAME = "the name of an image, without a digest";
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]+(?:[._:/-]+[a-z0-9]+)*(?::[A-Za-z0-9_][A-Za-z0-9._-]*)?");

  /**
   * @throws IllegalArgumentException if no registry has such a name
   */
  public ImageReference {
    checkName(name);
  }

  static String checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("is \"" + name + "\"");
    }
    return name;
  }

  /** {@code name@sha256:…}, what container engines take. */
  @Override
  public String toString() {
    return name + "@" + digest;
  }
}
