// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.lock.LockRequest;
import io.github.nanvix.maven.lock.LockedFile;
import io.github.nanvix.maven.lock.PinLock;
import io.github.nanvix.maven.source.Fetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Completes the pins of a project: of all that are concerned, or where one is refused, of none. */
final class PinLocking {
  private final Workshop workshop;
  private final Path pins;

  PinLocking(Workshop workshop) {
    this.workshop = workshop;
    this.pins =
        workshop
            .settings()
            .pins()
            // Without a POM there is no such directory, and Maven leaves the expression as it is.
            .filter(directory -> !directory.toString().contains("${"))
            .orElseThrow(
                () ->
                    BuildException.input(
                        "There is no POM here, and no pin directory is named.",
                        "Name one with -Dnanvix.pins=DIR."));
  }

  List<LockedFile> run(LockRequest request, boolean dryRun) {
    Path scratch = workshop.store().temporary();
    try {
      Files.createDirectories(scratch);
    } catch (IOException e) {
      throw DiskFailure.of("create", scratch, e);
    }
    Fetcher fetcher =
        new Fetcher(workshop.settings().network(), workshop.runner(), workshop.store());
    List<LockedFile> files = new PinLock(workshop.pins(), pins, fetcher, scratch).run(request);
    if (!dryRun) {
      files.stream().filter(LockedFile::isChanged).forEach(this::write);
    }
    return files;
  }

  private void write(LockedFile file) {
    Path path = new RelativePath(file.name()).under(pins);
    try {
      AtomicFile.rewrite(path, file.after().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw DiskFailure.of("write", path, e);
    }
  }
}
