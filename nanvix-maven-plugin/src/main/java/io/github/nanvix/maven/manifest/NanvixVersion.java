// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import java.util.regex.Pattern;

/** The Nanvix that a package is for: {@code nanvix-version}. */
public sealed interface NanvixVersion {

  /** As the manifest has it. */
  String text();

  /**
   * One release.
   *
   * @param text {@code X.Y.Z}
   */
  record Release(String text) implements NanvixVersion {
    private static final Pattern FORM = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");

    /**
     * @throws IllegalArgumentException for anything else
     */
    public Release {
      if (!FORM.matcher(text).matches()) {
        throw new IllegalArgumentException("is \"" + text + "\"");
      }
    }
  }

  /** Whatever is newest when the lock file is made. */
  record Latest() implements NanvixVersion {
    private static final String TEXT = "latest";

    @Override
    public String text() {
      return TEXT;
    }
  }

  /** Reads {@code X.Y.Z} or {@code latest}. */
  static NanvixVersion of(String text) {
    return text.equals(Latest.TEXT) ? new Latest() : new Release(text);
  }
}
