package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.report.UnifiedDiff;

/** A difference on standard output, as {@code patch} reads it. */
record PrintedDiff(UnifiedDiff diff) {

  /** Not through the log, whose prefixes patch would not understand. */
  void print() {
    byte[] bytes = diff.bytes();
    // Some versions of Maven have begun the line with an escape sequence.
    System.out.println();
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
