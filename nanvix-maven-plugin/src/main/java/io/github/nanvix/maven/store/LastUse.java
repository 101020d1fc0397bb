// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When an entry was last made or asked for: the modification time of its {@code inputs.txt}, which
 * every entry has, and whose time nothing else depends on.
 */
final class LastUse {
  private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);

  private LastUse() {}

  /** It is used now; a store that cannot be written to stays as it is. */
  static void stamp(Path entry) {
    try {
      Files.setLastModifiedTime(entry.resolve(Store.INPUTS), FileTime.from(Instant.now()));
    } catch (IOException e) {
      LOG.debug("The use of {} is not noted: {}", entry, e.toString());
    }
  }

  /** When an entry was last used; when its directory changed, if it has no inputs. */
  static Instant of(Path entry) throws IOException {
    Path inputs = entry.resolve(Store.INPUTS);
    return Files.exists(inputs)
        ? Files.getLastModifiedTime(inputs).toInstant()
        : Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant();
  }
}
