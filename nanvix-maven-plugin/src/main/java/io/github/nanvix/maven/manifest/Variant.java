// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import java.util.List;
import java.util.Locale;

/**
 * What a release archive is for.
 *
 * @param platform the system that Nanvix runs on
 * @param machine the virtual machine that Nanvix runs in, for example {@code microvm}
 * @param mode the deployment mode, for example {@code standalone}
 * @param memory of that machine, for example {@code 256mb}
 */
public record Variant(Platform platform, String machine, String mode, String memory) {

  /** A system that Nanvix runs on. */
  public enum Platform {
    LINUX,
    WINDOWS;

    /** As archives have it in their names. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text names one. */
    static boolean isPlatform(String text) {
      return List.of(values()).stream().anyMatch(platform -> platform.text().equals(text));
    }

    /**
     * @throws IllegalArgumentException if it names none
     */
    static Platform of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
