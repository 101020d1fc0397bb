// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maven's convention for reproducible builds, {@code project.build.outputTimestamp}. */
final class OutputTimestamp {
  /** 2026-01-01T00:00:00Z; what parses such a text takes milliseconds to load. */
  private static final Instant UNSET = Instant.ofEpochSecond(1_767_225_600);

  // Until the year 9999: what archives and SOURCE_DATE_EPOCH can carry.
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  private OutputTimestamp() {}

  /**
   * ISO 8601 or seconds since 1970; absent or one character that is no digit means unset: a fixed
   * clock then.
   */
  static Instant parse(@Nullable String text) {
    try {
      if (text != null && SECONDS.matcher(text).matches()) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      return text == null || text.length() < 2 ? UNSET : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      throw BuildException.input(
          "Property \"project.build.outputTimestamp\" is \"" + text + "\", which is no time.",
          "Give it as 2026-01-01T00:00:00Z or as seconds since 1970.",
          e);
    }
  }
}
