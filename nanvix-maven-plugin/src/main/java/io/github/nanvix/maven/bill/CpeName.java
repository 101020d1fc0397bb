// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

/** Names of the Common Platform Enumeration, version 2.3 (NIST IR 7695, section 6.2). */
public final class CpeName {
  private CpeName() {}

  /** The whole name of one version of a product. */
  public static String of(String product, String version) {
    return product + ":" + version.replaceAll("[^A-Za-z0-9._-]", "\\\\$0") + ":*:*:*:*:*:*:*";
  }
}
