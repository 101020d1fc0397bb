// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * What the build of this plugin says of it.
 *
 * @param coordinates groupId, artifactId and version, joined by colons
 * @param version alone
 * @param address of its repository; empty until it is published
 */
public record Published(String coordinates, String version, Optional<String> address) {

  /** This plugin. */
  public static Published plugin() {
    String file = "published.properties";
    Properties properties = new Properties();
    try (InputStream in = Published.class.getResourceAsStream(file)) {
      properties.load(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version", "");
    return new Published(
        properties.getProperty("groupId")
            + ":"
            + properties.getProperty("artifactId")
            + ":"
            + version,
        version,
        Optional.of(properties.getProperty("address", "")).filter(text -> !text.isBlank()));
  }

  /** Where a file of the repository can be read, if that is known; code hosts agree on the form. */
  Optional<String> page(String path) {
    return address.map(root -> root.replaceFirst("/+$", "") + "/blob/HEAD/" + path);
  }
}
