// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Nanvix SDK, {@code vX.Y.Z-sdk.N}.
 *
 * @param nanvix the Nanvix that it was made for
 * @param revision counts the SDKs for that Nanvix, from 1
 */
public record SdkVersion(NanvixVersion.Release nanvix, int revision) {
  /** What {@link #of} takes. */
  static final String EXPECTED = "vX.Y.Z-sdk.N";

  private static final Pattern FORM =
      Pattern.compile("v?([0-9]+\\.[0-9]+\\.[0-9]+)-sdk\\.([1-9][0-9]{0,8})");

  /**
   * Reads {@code v0.21.48-sdk.1}; the {@code v} may be missing.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static SdkVersion of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is \"" + text + "\"");
    }
    return new SdkVersion(
        new NanvixVersion.Release(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** {@code v0.21.48-sdk.1}. */
  @Override
  public String toString() {
    return "v" + nanvix.text() + "-sdk." + revision;
  }
}
