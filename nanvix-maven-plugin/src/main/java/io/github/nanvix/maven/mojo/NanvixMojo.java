package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.Settings;
import io.github.nanvix.maven.pipeline.Wiring;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal has: the parameters of the store and the toolchain, and one way to fail. */
abstract class NanvixMojo extends AbstractMojo {

  /**
   * The store of toolchains, sources and build outputs, shared by all builds of a user. Default:
   * {@code $XDG_CACHE_HOME/nanvix-maven}, else {@code ~/.cache/nanvix-maven}. A relative path
   * counts from the directory of the POM that Maven was started with, so that all projects of a
   * reactor share it.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store")
  private @Nullable String store;

  /**
   * The target's toolchain, by the name of its pin file: {@code i686-nanvix-hosted}, {@code
   * i686-linux-gnu} or one of the project's own.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.toolchain", defaultValue = "i686-nanvix-hosted")
  private String toolchain = "";

  /**
   * The toolchain of programs that run during the build, by the name of its pin file.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.hostToolchain", defaultValue = "x86_64-linux-musl")
  private String hostToolchain = "";

  /**
   * The project's own pin files, laid out as {@code toolchains/}, {@code components/}, {@code
   * sources/}, {@code recipes/}; a file here replaces the embedded one of the same name.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.pins", defaultValue = "${project.basedir}/src/nanvix")
  private @Nullable File pins;

  /**
   * The root of a Debian mirror, for machines without apt. Default: the mirrors of this machine's
   * apt.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.debianMirror")
  private @Nullable String debianMirror;

  /**
   * How many compilers one step may run at once. Default: the number of processors.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.jobs", defaultValue = "0")
  private int jobs;

  /**
   * Where a goal puts its reports.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.output", defaultValue = "${project.build.directory}/nanvix")
  private @Nullable File output;

  /**
   * Skips every goal of this plugin.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.skip", defaultValue = "false")
  private boolean skip;

  /**
   * What builds and archives take for the current time, as ISO 8601 or as seconds since 1970.
   *
   * @since 0.1
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private @Nullable MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private @Nullable MavenSession session;

  @Inject private @Nullable RepositorySystem repositorySystem;

  /** The goal's work; a {@link BuildException} is turned into Maven's kind of failure. */
  abstract void run(Wiring wiring);

  /** Whether this goal alone is switched off. */
  boolean isSkipped() {
    return false;
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || isSkipped()) {
      getLog().info("Skipped.");
      return;
    }
    try {
      run(new SessionWiring(session(), project()).with(settings()));
    } catch (BuildException e) {
      if (e.kind() == BuildException.Cause.INPUT) {
        throw new MojoFailureException(e.getMessage(), e);
      }
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  final MavenProject project() {
    return given(project, "project");
  }

  final MavenSession session() {
    return given(session, "session");
  }

  final RepositorySystem repositorySystem() {
    return given(repositorySystem, "repositorySystem");
  }

  final Path output() {
    Path given = given(output, "output").toPath();
    // Without a POM there is no build directory, and Maven leaves the expression as it is.
    return given.toString().contains("${") ? startedIn().resolve("target/nanvix") : given;
  }

  /** Where Maven was started: what the projects of a reactor share counts from there. */
  final Path startedIn() {
    return Path.of(session().getExecutionRootDirectory());
  }

  static <T> T given(@Nullable T value, String name) {
    if (value == null) {
      throw BuildException.input("Parameter \"" + name + "\" is not set.", "Set it in the POM.");
    }
    return value;
  }

  private Settings settings() {
    Machine machine = new Machine(System::getenv);
    return new Settings(
        store == null || store.isEmpty() ? machine.defaultStore() : startedIn().resolve(store),
        Optional.ofNullable(pins).map(File::toPath),
        toolchain,
        hostToolchain,
        new MavenNetwork(session(), repositorySystem(), machine).with(debianMirror),
        OutputTimestamp.parse(outputTimestamp),
        jobs > 0 ? jobs : Runtime.getRuntime().availableProcessors());
  }
}
