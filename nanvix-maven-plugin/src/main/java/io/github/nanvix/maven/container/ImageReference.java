// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import io.github.nanvix.maven.digest.Sha256;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image that cannot change: a name with the digest of its manifest (OCI distribution
 * specification, "Pulling manifests").
 *
 * @param name registry and repository, for example {@code ghcr.io/nanvix/nanvix-sdk-c-clang}; a tag
 *     may stand behind it, and means nothing beside the digest
 * @param digest of the image's manifest
 */
public record ImageReference(String name, Sha256 digest) {
  /** What {@link #checkName} asks for. */
  public static final String EXPECTED_NAME = "the name of an image, without a digest";

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]+(?:[._:/-]+[a-z0-9]+)*(?::[A-Za-z0-9_][A-Za-z0-9._-]*)?");
  private static final Pattern PINNED = Pattern.compile("(.*)@sha256:([0-9a-f]{64})");

  /**
   * @throws IllegalArgumentException if no registry has such a name
   */
  public ImageReference {
    checkName(name);
  }

  /**
   * The same name.
   *
   * @throws IllegalArgumentException if no registry has such a name
   */
  public static String checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("is \"" + name + "\"");
    }
    return name;
  }

  /**
   * Reads {@code registry/name@sha256:…}.
   *
   * @throws IllegalArgumentException if there is no digest, or if it is no reference at all
   */
  public static ImageReference parse(String text) {
    Matcher pinned = PINNED.matcher(text);
    if (pinned.matches() && NAME.matcher(pinned.group(1)).matches()) {
      return new ImageReference(pinned.group(1), new Sha256(pinned.group(2)));
    }
    if (NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" has no digest; a tag can be moved to another image or deleted at any time, and"
              + " then builds something else or nothing. Pin registry/name@sha256:…");
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no image with a digest, registry/name@sha256:…");
  }

  /** {@code name@sha256:…}, what container engines take. */
  @Override
  public String toString() {
    return name + "@" + digest;
  }
}
