// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.reproduce.ReactorModule;
import io.github.nanvix.maven.reproduce.ReproduceRequest;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Builds the given modules twice from scratch, under another directory, time zone, locale, umask,
 * home, user, number of jobs, host name and clock, as far as the machine allows, and compares every
 * file of every archive. Fails with the first difference by member, section and symbol or line.
 * Call it at the top of the reactor.
 *
 * @since 0.1
 */
@Mojo(name = "reproduce", aggregator = true, threadSafe = true)
public final class ReproduceMojo extends NanvixMojo {

  /**
   * Phases and goals of both builds, separated by blanks.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.reproduce.goals", defaultValue = "verify")
  private String reproduceGoals = "";

  /**
   * Where both builds happen. {@code first} and {@code second} in it are deleted before, and
   * afterwards if the builds are equal. Default: {@code reproduce} in the output directory.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.reproduce.directory")
  private @Nullable File reproduceDirectory;

  /**
   * Files that may differ, each with a reason. A path counts from the top of the checkout and goes
   * on through an archive to a member.
   *
   * <pre>{@code
   * <exclusions>
   *   <exclusion>
   *     <path>libfoo/target/*.tar.gz/sysroot/lib/pkgconfig/*.pc</path>
   *     <reason>names the day of the build; nobody reads it</reason>
   *   </exclusion>
   * </exclusions>
   * }</pre>
   *
   * <p>On the command line: path and reason separated by blanks. One that covers no difference is
   * an error.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.reproduce.exclusions")
  private List<ExclusionParameter> exclusions = List.of();

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::goals);
    for (ExclusionParameter exclusion : exclusions) {
      problems.look(exclusion::checked);
    }
    problems.look(this::modules);
    if (reproduceDirectory != null) {
      Path place = reproduceDirectory.toPath();
      problems.look(
          () -> new DirectoryToBe(text("reproduceDirectory", place.toString()), place).check());
    }
    problems.look(() -> call().program());
  }

  @Override
  void run(Wiring wiring) {
    wiring.reproduction().run(request(wiring.storeRoot()), answer()::line);
  }

  private ReproduceRequest request(Path store) {
    Path root = startedIn().toAbsolutePath().normalize();
    Path directory =
        reproduceDirectory == null ? output().resolve("reproduce") : reproduceDirectory.toPath();
    MavenCall call = call();
    return new ReproduceRequest(
        root,
        directory.toAbsolutePath().normalize(),
        output().toAbsolutePath().normalize(),
        store,
        modules(),
        call.program(),
        call.arguments(goals()),
        call.environment(System.getenv()),
        session().isOffline(),
        exclusions.stream().map(ExclusionParameter::checked).toList());
  }

  private MavenCall call() {
    return new MavenCall(session(), System::getProperty);
  }

  private List<String> goals() {
    if (reproduceGoals.isBlank()) {
      throw text("reproduceGoals", reproduceGoals).refusal("Name a phase or a goal.");
    }
    return List.of(reproduceGoals.strip().split("\\s+"));
  }

  private List<ReactorModule> modules() {
    Path root = startedIn().toAbsolutePath().normalize();
    return session().getProjects().stream().map(project -> module(root, project)).toList();
  }

  private static ReactorModule module(Path root, MavenProject project) {
    Path directory = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
    if (!directory.startsWith(root)) {
      throw BuildException.input(
          "Project \""
              + project.getArtifactId()
              + "\" builds in \""
              + directory
              + "\", outside of \""
              + root
              + "\".",
          "Start Maven in the directory above all modules.");
    }
    return new ReactorModule(root.relativize(directory).toString());
  }
}
