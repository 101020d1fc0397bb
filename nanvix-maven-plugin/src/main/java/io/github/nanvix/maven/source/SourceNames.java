// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the world calls a source, beside its name and version.
 *
 * @param license as an SPDX expression
 * @param cpe the beginning of its name in the National Vulnerability Database, up to the product
 * @param repository where it is developed
 */
public record SourceNames(
    Optional<String> license, Optional<String> cpe, Optional<String> repository) {
  /** Those of something that nobody has pinned. */
  static final SourceNames NONE =
      new SourceNames(Optional.empty(), Optional.empty(), Optional.empty());

  // NIST IR 7695, section 6.2.
  private static final Pattern PRODUCT =
      Pattern.compile("cpe:2\\.3:[aoh](?::(?:[a-z0-9._-]|\\\\[!-~])+){2}");

  /**
   * The beginning of a name of the Common Platform Enumeration.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static String product(String text) {
    if (!PRODUCT.matcher(text).matches()) {
      throw new IllegalArgumentException("Not cpe:2.3:a:VENDOR:PRODUCT: \"" + text + "\"");
    }
    return text;
  }
}
