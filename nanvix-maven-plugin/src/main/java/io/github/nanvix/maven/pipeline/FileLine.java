// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.verify.Finding;
import java.util.List;

/** What comes of one file. Its bytes are not copied, because there may be many megabytes. */
final class FileLine {
  private final List<Finding> findings;
  private final byte[] json;

  FileLine(List<Finding> findings, byte[] json) {
    this.findings = List.copyOf(findings);
    this.json = json;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Its line in {@code verify.json}; empty where it is no object file. Not to be written to. */
  byte[] json() {
    return json;
  }
}
