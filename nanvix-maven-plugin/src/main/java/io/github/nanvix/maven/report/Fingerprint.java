// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.verify.Finding;
import java.util.regex.Pattern;

/**
 * What tells a finding from others and from build to build. Numbers do not count: places and sizes
 * move with every change of a file, and the fault in it stays the same.
 */
public final class Fingerprint {
  private static final Pattern NUMBER = Pattern.compile("\\b(0x[0-9a-f]+|[0-9][0-9,]*)\\b");

  private Fingerprint() {}

  /** Of a finding. */
  public static String of(Finding finding) {
    return of(finding.id(), finding.file().text(), finding.message());
  }

  /** Of anything that is found in a file. */
  public static String of(String id, String file, String message) {
    return Sha256.of(id + "\n" + file + "\n" + NUMBER.matcher(message).replaceAll("N")).hex();
  }
}
