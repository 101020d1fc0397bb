// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares an entry with what was published; differences are sentences without their full stop. */
record EntryCheck(Path entry) {
  private static final Logger LOG = LoggerFactory.getLogger(EntryCheck.class);
  private static final long LARGE = 1 << 15;
  private static final List<String> OTHER_INPUTS =
      List.of("its fingerprint is not the digest of " + Store.INPUTS);

  /** Whether it takes long to compare: by the length of the manifest, which has all names. */
  boolean isLarge() {
    try {
      return Files.size(entry.resolve(TreeManifest.FILE)) > LARGE;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What is no longer as it was published, before a build takes anything from the entry. Only what
   * was touched since it was last compared is read: it may have got another name, a hard link.
   *
   * @param inputs the text that the entry's fingerprint is the digest of
   */
  List<String> quickly(String inputs) {
    return quickly(inputs, true);
  }

  private List<String> quickly(String inputs, boolean remembers) {
    try {
      if (!isFile(Store.INPUTS) || !inputs.equals(Files.readString(entry.resolve(Store.INPUTS)))) {
        return OTHER_INPUTS;
      }
      TreeStates states = TreeStates.read(entry);
      if (states.hold(entry)) {
        return List.of();
      }
      if (!isFile(TreeManifest.FILE)) {
        return states.isNone() ? List.of() : List.of("it lacks " + TreeManifest.FILE);
      }
      // In this order: what is written in between makes these states old ones.
      TreeStates now = TreeStates.of(entry);
      List<String> differences = differences(states.unchanged(entry));
      if (remembers && differences.isEmpty()) {
        remember(now);
      }
      return differences;
    } catch (IOException | UncheckedIOException e) {
      return List.of("it cannot be read: " + Reason.of(e));
    }
  }

  /**
   * As {@link #quickly(String)}, for somebody who knows the entry by its place alone, and leaves
   * nothing there.
   */
  List<String> quickly() throws IOException {
    if (!hasOwnInputs()) {
      return OTHER_INPUTS;
    }
    return quickly(Files.readString(entry.resolve(Store.INPUTS)), false);
  }

  private boolean hasOwnInputs() throws IOException {
    return isFile(Store.INPUTS)
        && Sha256.ofFile(entry.resolve(Store.INPUTS)).hex().equals(entry.getFileName().toString());
  }

  /**
   * As {@link #quickly(String)}, and all of it is read; empty if nothing can be said, because an
   * older plugin has made the entry without a manifest.
   */
  Optional<List<String>> thoroughly() throws IOException {
    if (!hasOwnInputs()) {
      return Optional.of(OTHER_INPUTS);
    }
    if (!isFile(TreeManifest.FILE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(differences(Set.of()));
    } catch (IOException e) {
      return Optional.of(List.of("it cannot be read: " + Reason.of(e)));
    }
  }

  private List<String> differences(Set<String> unchanged) throws IOException {
    try {
      return TreeManifest.read(entry)
          .orElseThrow()
          .differences(entry.resolve(Store.TREE), unchanged);
    } catch (IllegalArgumentException e) {
      return List.of("its manifest cannot be read: " + Reason.of(e));
    }
  }

  private boolean isFile(String name) {
    return Files.isRegularFile(entry.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private void remember(TreeStates states) {
    try {
      states.write(entry);
    } catch (IOException e) {
      LOG.debug("The states of {} are not noted: {}", entry, e.toString());
    }
  }
}
