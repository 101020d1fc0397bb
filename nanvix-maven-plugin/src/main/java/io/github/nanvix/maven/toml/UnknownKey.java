// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A key that the reader of a document does not know, kept as it stands there.
 *
 * @param document what messages call the document
 * @param key with the names of the tables around it, for example {@code package.licence}
 * @param line of the key, from 1
 * @param column of the key, from 1
 * @param value a {@link String}, {@link Long}, {@link Double} or {@link Boolean}, or a {@link List}
 *     or {@link Map} of these; dates and times, and numbers that are not finite, as text
 */
public record UnknownKey(String document, String key, int line, int column, Object value) {
  /** As they stand in a document. */
  public static final Comparator<UnknownKey> IN_ORDER =
      Comparator.comparingInt(UnknownKey::line).thenComparingInt(UnknownKey::column);

  /** What a warning says of it. */
  public String warning() {
    return "Key \""
        + key
        + "\" in \""
        + document
        + "\" (line "
        + line
        + ", column "
        + column
        + ") is not known; it is passed over.";
  }
}
