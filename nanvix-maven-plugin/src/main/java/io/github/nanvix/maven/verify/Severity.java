// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.util.Locale;

/** What a finding does to the build; the graver first. */
public enum Severity {
  /** The loader refuses the file, or the program goes wrong later: the build stops. */
  ERROR,
  /** It works with this loader, but not as its author meant. */
  WARNING,
  /** Worth knowing; nothing goes wrong. Reports count it, the console does not list it. */
  INFO;

  /** The name in lower case, as reports show it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
