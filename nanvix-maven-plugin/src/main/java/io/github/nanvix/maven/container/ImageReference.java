package io.github.nanvix.maven.container;

import io.github.nanvix.maven.digest.Sha256;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image that cannot change: a name with the digest of its manifest (OCI distribution
 * specification, "Pulling manifests").
 *
 * @param name with registry, without a digest; may have a tag, which then says nothing
 * @param digest of the manifest
 */
public record ImageReference(String name, Sha256 digest) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9][A-Za-z0-9._:/-]*)(?:@sha256:([0-9a-f]{64}))?");

  /**
   * Reads {@code registry/name@sha256:…}.
   *
   * @throws IllegalArgumentException if there is no digest, or if it is no reference at all
   */
  public static ImageReference parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no image with a digest, registry/name@sha256:…");
    }
    if (matcher.group(2) == null) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" has no digest; a tag can be moved to another image or deleted at any time, and"
              + " then builds something else or nothing. Pin registry/name@sha256:…");
    }
    return new ImageReference(matcher.group(1), new Sha256(matcher.group(2)));
  }

  @Override
  public String toString() {
    return name + "@" + digest;
  }
}
