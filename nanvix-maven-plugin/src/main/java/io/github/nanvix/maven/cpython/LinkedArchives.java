// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.PortLibrary;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The archives of ports that a link reads, and what identifies them. */
final class LinkedArchives {
  private final Map<String, Content<Path>> ports = new TreeMap<>();

  /** Adds the archive of a library; the answer is the word for it. */
  String add(String name, InstalledPort port, PortLibrary library) {
    Path archive = port.require(library.archive());
    String place = UsedPort.place(name);
    ports.merge(
        place,
        new Content<>(Content.of(archive).digest(), port.sysroot()),
        (before, one) -> new Content<>(Sha256.of(before + " " + one), port.sysroot()));
    return place + "/" + library.archive();
  }

  /** The ports under the names that link lines have for them, each by its archives. */
  Map<String, Content<Path>> ports() {
    return ports;
  }
}
