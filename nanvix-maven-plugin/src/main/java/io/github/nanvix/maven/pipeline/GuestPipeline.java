package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.guest.DeploymentMode;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.pack.RamFileSystem;
import io.github.nanvix.maven.pack.RamFiles;
import io.github.nanvix.maven.smoke.GuestFiles;
import io.github.nanvix.maven.smoke.Nanvixd;
import io.github.nanvix.maven.smoke.SmokeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** Images for Nanvix, and runs on it. */
public final class GuestPipeline {
  private final Wiring wiring;

  GuestPipeline(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Makes a RAM file system of what a guest needs of a staged image. */
  public Path ramFileSystem(String fileName, Path sysroot, NanvixSysroot nanvix) {
    return image(fileName, RamFiles.of(sysroot), nanvix);
  }

  /**
   * Runs a program of a staged image on Nanvix.
   *
   * @param directory for logs, and to run in
   * @return the lines that it printed
   */
  public List<String> smoke(SmokeRun run, GuestRequest request, Path sysroot, Path directory) {
    NanvixSysroot nanvix = request.nanvix();
    nanvix.require(request.mode());
    if (!Files.isRegularFile(sysroot.resolve(run.program()))) {
      throw BuildException.input(
          "There is no \"" + run.program() + "\" in the sysroot \"" + sysroot + "\" to run.",
          "Run the goal stage first.");
    }
    GuestRun guest = GuestRun.of(run, sysroot);
    SortedMap<RelativePath, Path> files = RamFiles.of(sysroot);
    files.putAll(guest.files());
    return new Nanvixd(
            wiring.runner(),
            nanvix,
            request.mode() == DeploymentMode.STANDALONE
                ? new GuestFiles.Image(image("smoke.img", files, nanvix))
                : new GuestFiles.OfThisMachine(files),
            guest.variables(),
            request.options(),
            request.limit(),
            directory.resolve("nanvixd"))
        .run(guest.run(), sysroot, directory.resolve("smoke.log"));
  }

  private Path image(String fileName, SortedMap<RelativePath, Path> files, NanvixSysroot nanvix) {
    RamFileSystem step =
        RamFileSystem.of(fileName, files, nanvix, wiring.settings().clock(), wiring.runner());
    return step.file(wiring.make(step));
  }
}
