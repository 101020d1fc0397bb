// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pack.PinJar;
import io.github.nanvix.maven.pipeline.PinFiles;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.PinDirectory;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Packs the project's pin files ({@code pins}) into a jar, for projects that depend on this one
 * with {@code <type>nanvix-recipes</type>}: they find recipes, sources, toolchains, link models and
 * loader profiles in it. Each of them is read first, as a build would.
 *
 * @since 0.1
 */
@Mojo(name = "recipes", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class RecipesMojo extends NanvixMojo {

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private @Nullable File directory;

  @Parameter(defaultValue = "${project.build.finalName}", readonly = true, required = true)
  private @Nullable String finalName;

  @Inject private @Nullable MavenProjectHelper projectHelper;

  @Override
  Optional<String> unfit(MavenProject candidate) {
    boolean packs =
        candidate.getPackaging().equals(PinArtifacts.TYPE)
            || ProjectKind.boundGoals(candidate).contains(execution().getGoal());
    return packs
        ? Optional.empty()
        : Optional.of(
            "this goal is for projects with packaging "
                + PinArtifacts.TYPE
                + ", and \""
                + candidate.getArtifactId()
                + "\" has another.");
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    new PinFiles(catalog, new PinDirectory("", root())).check(problems);
  }

  @Override
  void run(Wiring wiring) {
    Path jar =
        given(directory, "directory")
            .toPath()
            .resolve(given(finalName, "finalName") + "." + PinArtifacts.EXTENSION);
    PinJar.write(root(), jar, wiring.clock());
    given(projectHelper, "projectHelper")
        .attachArtifact(project(), PinArtifacts.EXTENSION, jar.toFile());
  }

  private Path root() {
    return pins().orElseThrow();
  }
}
