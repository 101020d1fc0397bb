// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.guest.DeploymentMode;
import io.github.nanvix.maven.pack.RamFiles;
import io.github.nanvix.maven.smoke.GuestFiles;
import io.github.nanvix.maven.smoke.Nanvixd;
import io.github.nanvix.maven.smoke.PassedRun;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.smoke.TargetMachine;
import io.github.nanvix.maven.smoke.TargetRunner;
import io.github.nanvix.maven.smoke.ThisMachine;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** Runs of what was built. */
public final class SmokePipeline {
  private static final String IMAGE = "smoke.img";

  private final Workshop workshop;

  SmokePipeline(Workshop workshop) {
    this.workshop = workshop;
  }

  /** A run, and the machine that it is made for. */
  private record Placed(SmokeRun run, TargetMachine machine) {}

  /**
   * Runs a program of a staged image.
   *
   * @return the lines that it printed
   */
  public List<String> run(SmokeRun run, SmokeRequest request) {
    Placed placed =
        request
            .guest()
            .map(guest -> onNanvix(run, guest, request))
            .orElseGet(() -> onThisMachine(run, request));
    PassedRun.Attempt attempt =
        () -> placed.machine().run(placed.run(), request.sysroot(), request.log(run));
    return request.again() || request.guest().isPresent()
        ? attempt.lines()
        : once(run, request, attempt);
  }

  /** What has passed on this very machine, with the same files, is not run again. */
  private List<String> once(SmokeRun run, SmokeRequest request, PassedRun.Attempt attempt) {
    try {
      StoreEntry passed =
          workshop.make(
              new RunInputs(run, request.sysroot(), workshop.spec().imageLoader())
                  .step(workshop.targetRunner(), attempt));
      List<String> lines = PassedRun.lines(passed);
      if (passed.reused()) {
        Path log = request.log(run);
        Files.createDirectories(log.getParent());
        Files.write(log, lines);
      }
      return lines;
    } catch (IOException e) {
      throw DiskFailure.of("read what a run reads below", request.sysroot(), e);
    }
  }

  private Placed onThisMachine(SmokeRun run, SmokeRequest request) {
    return new Placed(
        run,
        new ThisMachine(
            new TargetRunner(workshop.runner(), workshop.targetRunner(), request.limit()),
            workshop.spec().imageLoader()));
  }

  private Placed onNanvix(SmokeRun run, GuestRequest guest, SmokeRequest request) {
    guest.nanvix().require(guest.mode());
    if (!Files.isRegularFile(request.sysroot().resolve(run.program()))) {
      throw BuildException.input(
          "There is no \""
              + run.program()
              + "\" in the sysroot \""
              + request.sysroot()
              + "\" to run.",
          "Run the goal stage first.");
    }
    GuestRun seen = GuestRun.of(run, request.sysroot(), guest.nanvix().profile());
    SortedMap<RelativePath, Path> files = RamFiles.of(request.sysroot());
    files.putAll(seen.files());
    return new Placed(
        seen.run(),
        new Nanvixd(
            workshop.runner(),
            guest.nanvix(),
            guest.mode() == DeploymentMode.STANDALONE
                ? new GuestFiles.Image(
                    workshop.packing().ramFileSystem(IMAGE, files, guest.nanvix()).file(IMAGE))
                : new GuestFiles.OfThisMachine(files),
            seen.variables(),
            guest.options(),
            request.limit(),
            request.directory().resolve("nanvixd")));
  }
}
