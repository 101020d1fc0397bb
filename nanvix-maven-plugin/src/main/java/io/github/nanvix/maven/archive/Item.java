// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.nio.file.attribute.FileTime;

/**
 * One entry of an archive, as the archive tells it.
 *
 * @param name its name, unchecked
 * @param kind what it claims to be
 * @param link what it points to, unchecked; empty unless it is a link
 * @param runnable whether its owner may run it
 * @param time when it was last modified
 */
record Item(String name, Kind kind, String link, boolean runnable, FileTime time) {
  enum Kind {
    DIRECTORY,
    FILE,
    SYMBOLIC_LINK,
    HARD_LINK,
    /** A device, a pipe or something unknown. */
    OTHER
  }
}
