// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Fetching;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Fetches all that the projects of a reactor are built with: both toolchains, sources, their
 * licences and an emulator for the target's programs. Afterwards {@code mvn -o} needs no network
 * for them. With {@code nanvix.bundle} they go from there into one file, and out of it into the
 * store of a machine that no network leads to; what Maven itself needs is in its local repository.
 *
 * @since 0.1
 */
@Mojo(name = "fetch", threadSafe = true)
public final class FetchMojo extends ProjectMojo {

  /**
   * A file with all that was fetched. Where there is none, it is written; where there is one, the
   * store gets what is in it, verified, and nothing that it has is fetched. A relative path counts
   * from the directory of the POM that Maven was started with.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.bundle")
  private @Nullable String bundle;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    chosen(bundle)
        .ifPresent(
            given ->
                problems.look(
                    () -> {
                      Path file = startedIn().resolve(given);
                      if (Files.exists(file) && !Files.isRegularFile(file)) {
                        throw text("bundle", given).refusal("Name a file, not a directory.");
                      }
                      if (!Files.exists(file)) {
                        new DirectoryToBe(text("bundle", given), file.resolveSibling("")).check();
                      }
                    }));
  }

  @Override
  Set<Part> makes() {
    return Set.of(Part.TOOLCHAIN, Part.HOST_TOOLCHAIN, Part.SOURCE);
  }

  @Override
  void run(Wiring wiring) {
    Fetching fetching = wiring.fetching();
    Optional<Path> file = chosen(bundle).map(startedIn()::resolve);
    boolean read = file.isPresent() && fetching.read(file.get(), trustedKeys());
    fetching.fetchCommon();
    if (buildsPort()) {
      wiring.port(portRequest()).fetch();
    } else {
      wiring.python(pythonRequest()).fetch();
    }
    if (file.isPresent() && !read && isLastOfReactor()) {
      fetching.write(file.get(), signingKey());
    }
  }

  /** Called by name, the last project that it is for writes what all have fetched. */
  private boolean isLastOfReactor() {
    List<MavenProject> projects =
        session().getProjects().stream().filter(other -> unfit(other).isEmpty()).toList();
    return !isCalledByName()
        || projects.isEmpty()
        || projects.get(projects.size() - 1).equals(project());
  }
}
