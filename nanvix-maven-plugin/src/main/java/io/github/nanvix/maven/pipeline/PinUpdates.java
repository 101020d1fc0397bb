// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.lock.LockRequest;
import io.github.nanvix.maven.lock.LockedFile;
import io.github.nanvix.maven.lock.OutdatedPins;
import io.github.nanvix.maven.source.OfferedVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks for newer versions of pins, and pins them. */
public final class PinUpdates {
  private final Workshop workshop;

  PinUpdates(Workshop workshop) {
    this.workshop = workshop;
  }

  /** What places have of some sources and components. */
  public List<OutdatedPins.Finding> find(Collection<String> names) {
    Path scratch = workshop.store().temporary();
    try {
      Files.createDirectories(scratch);
      Path own = Files.createTempDirectory(scratch, "outdated-");
      try {
        OfferedVersions offered =
            new OfferedVersions(workshop.settings().network(), workshop.runner(), own);
        return new OutdatedPins(workshop.pins(), offered).of(names);
      } finally {
        Trees.delete(own);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write into", scratch, e);
    }
  }

  /** Pins what was found, in the project's own pin files. */
  public List<LockedFile> pin(List<OutdatedPins.Finding> findings, boolean dryRun) {
    PinLocking locking = new PinLocking(workshop);
    List<LockedFile> files = new ArrayList<>();
    for (OutdatedPins.Finding finding : findings) {
      finding
          .next()
          .ifPresent(
              added ->
                  files.addAll(
                      locking.run(
                          new LockRequest(
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.of(added)),
                          dryRun)));
    }
    return files;
  }
}
