// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

/** Where lines go that somebody has asked for. */
public interface Console {
  /** A line of what was asked for. */
  void line(String line);

  /** A line that warns. */
  void warning(String line);

  /** A line that says what is wrong. */
  void error(String line);
}
