// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import java.util.Optional;

/** A component as a bill of materials lists it, whoever has made the bill. */
public record AuditedComponent(
    String name, String version, Optional<String> purl, Optional<String> repository) {

  /** What messages call it. */
  public String title() {
    return name + " " + version;
  }
}
