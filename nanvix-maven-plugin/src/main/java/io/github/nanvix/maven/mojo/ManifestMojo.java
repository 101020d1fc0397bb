// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.ManifestJson;
import io.github.nanvix.maven.report.ManifestLines;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

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
  Optional<String> unfit(MavenProject candidate) {
    return hasManifest(candidate)
        ? Optional.empty()
        : Optional.of("there is no nanvix.toml for \"" + candidate.getArtifactId() + "\".");
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::required);
  }

  private ProjectManifest required() {
    return manifest()
        .orElseThrow(
            () ->
                BuildException.input(
                    "There is no nanvix.toml here.", "Name one with -Dnanvix.manifest=FILE."));
  }

  @Override
  void run(Wiring wiring) {
    ProjectManifest manifest = required();
    ManifestLines.of(manifest).forEach(answer()::line);
    String name = reportName("manifest", "nanvix.manifest", "other");
    report(name + ".json", ManifestJson.render(manifest));
    manifest
        .lockFault()
        .ifPresent(
            fault -> {
              throw BuildException.input(fault, ProjectManifest.REMEDY);
            });
  }
}
