// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.pipeline.PackageProject;
import io.github.nanvix.maven.pipeline.Wiring;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Packs a Python package, its extension modules among it, as a wheel, the same bytes on every
 * machine, and attaches it with type {@code whl} and the triple as classifier.
 *
 * @since 0.1
 */
@Mojo(name = "wheel", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class WheelMojo extends ExtensionMojo {

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private @Nullable File directory;

  @Inject private @Nullable MavenProjectHelper projectHelper;

  @Override
  void run(Wiring wiring) {
    PackageProject made = packageProject(wiring);
    Path from = made.wheel().file(made.fileName());
    Path file = given(directory, "directory").toPath().resolve(made.fileName());
    try {
      Files.createDirectories(file.getParent());
      Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
    given(projectHelper, "projectHelper")
        .attachArtifact(project(), PackageDependencies.WHEEL, wiring.triple(), file.toFile());
  }
}
