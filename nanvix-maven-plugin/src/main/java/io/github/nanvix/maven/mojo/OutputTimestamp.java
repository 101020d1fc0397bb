package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Maven's convention for reproducible builds, {@code project.build.outputTimestamp}. */
final class OutputTimestamp {
  private static final Instant UNSET = Instant.parse("2026-01-01T00:00:00Z");

  private OutputTimestamp() {}

  /** ISO 8601 or seconds since 1970; absent or one character means unset: a fixed clock then. */
  static Instant parse(@Nullable String text) {
    if (text == null || text.length() < 2) {
      return UNSET;
    }
    try {
      return text.chars().allMatch(Character::isDigit)
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException | NumberFormatException e) {
      throw BuildException.input(
          "Property \"project.build.outputTimestamp\" is \"" + text + "\", which is no time.",
          "Give it as 2026-01-01T00:00:00Z or as seconds since 1970.",
          e);
    }
  }
}
