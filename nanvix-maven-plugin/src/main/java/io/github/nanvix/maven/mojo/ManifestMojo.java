package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.ManifestJson;
import io.github.nanvix.maven.report.ManifestLines;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints what a {@code nanvix.toml} and the {@code nanvix.lock} beside it say: the variants that
 * are released and under which names, and what is pinned by what. All of it goes to {@code
 * manifest.json} in the output directory. A lock file that is stale fails the goal. Needs no POM.
 *
 * @since 0.1
 */
@Mojo(name = "manifest", threadSafe = true, requiresProject = false)
public final class ManifestMojo extends NanvixMojo {

  @Override
  void run(Wiring wiring) {
    ProjectManifest manifest =
        manifest()
            .orElseThrow(
                () ->
                    BuildException.input(
                        "There is no nanvix.toml here.", "Name one with -Dnanvix.manifest=FILE."));
    ManifestLines.of(manifest).forEach(line -> getLog().info(line));
    Path file = output().resolve("manifest.json");
    try {
      AtomicFile.write(file, ManifestJson.render(manifest));
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
    manifest
        .lockFault()
        .ifPresent(
            fault -> {
              throw BuildException.input(fault, ProjectManifest.REMEDY);
            });
  }
}
