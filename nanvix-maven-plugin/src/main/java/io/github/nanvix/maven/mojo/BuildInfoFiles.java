// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.report.SlsaProvenance;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** Writes what a project's archives were made of. */
record BuildInfoFiles(MavenProject project, String pluginVersion) {

  /**
   * Completes the build information with the project and its archives, and writes it beside them.
   *
   * @param made the archives, at least one
   */
  Path write(BuildInfo info, List<BuildInfo.Output> made, String fileName) {
    info.with("group-id", project.getGroupId())
        .with("artifact-id", project.getArtifactId())
        .with("version", project.getVersion())
        .with("plugin.version", pluginVersion)
        .outputs(made);
    Path file = made.get(0).file().resolveSibling(fileName);
    NanvixMojo.write(file, info.text());
    return file;
  }

  /** Writes a statement of what the build information says beside it. */
  Path state(BuildInfo info, Path buildInfo) {
    String name = String.valueOf(buildInfo.getFileName());
    SlsaProvenance provenance =
        new SlsaProvenance(info.values(), name, Sha256.of(info.text()).hex());
    Path file = buildInfo.resolveSibling(name.replaceFirst("buildinfo$", "intoto.json"));
    NanvixMojo.write(file, provenance.text());
    return file;
  }
}
