package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.container.EngineChoice;
import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.pipeline.Settings;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.toolchain.ToolchainPlaces;
import io.github.nanvix.maven.verify.MachineName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
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
   * Where the directory is that the target's toolchain is pinned to, if it has one such component.
   * With several of them, {@code nanvix.NAME.directory} means the component NAME, and wins over
   * this. Default: the {@code <installDirectory>} in {@code toolchains.xml}, else what the pin file
   * says. A relative path counts from the directory of the POM that Maven was started with.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.toolchain.directory")
  private @Nullable String toolchainDirectory;

  /**
   * The container engine for toolchains that are container images: the name or the path of a
   * program with the command line of podman or docker. Default: {@code podman}, else {@code
   * docker}, whichever is on PATH.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.containerEngine")
  private @Nullable String containerEngine;

  /**
   * The toolchain of programs that run during the build, by the name of its pin file.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.hostToolchain", defaultValue = "x86_64-linux-musl")
  private String hostToolchain = "";

  /**
   * The project's own pin files, laid out as {@code toolchains/}, {@code components/}, {@code
   * sources/}, {@code recipes/}; a file here replaces the embedded one of the same name. Without a
   * POM they are looked for in {@code src/nanvix} of the current directory.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.pins", defaultValue = "${project.basedir}/src/nanvix")
  private @Nullable File pins;

  /**
   * The project's {@code nanvix.toml}; the {@code nanvix.lock} beside it is read with it. Default:
   * {@code nanvix.toml} or {@code .nanvix/nanvix.toml} in the project's directory, if there is one;
   * without a POM in the current directory.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.manifest")
  private @Nullable File manifest;

  /**
   * The root of a Debian mirror, for machines without apt. Default: the mirrors of this machine's
   * apt.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.debianMirror")
  private @Nullable String debianMirror;

  /**
   * How many compilers may run at once, over all steps and projects of a build. Default: the number
   * of processors.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.jobs")
  private @Nullable Integer jobs;

  /**
   * What runs the target's programs on this machine: {@code auto} is the kernel where it takes
   * them, else an emulator, the one on PATH or one that is fetched into the store; {@code emulator}
   * is an emulator in any case. What is built is the same.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.runner", defaultValue = "auto")
  private String runner = "";

  /**
   * Where a goal puts its reports. Without a POM there is no default, and none are written.
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

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private @Nullable MojoExecution execution;

  @Inject private @Nullable RepositorySystem repositorySystem;
  @Inject private @Nullable LifecycleExecutor lifecycle;
  @Inject private @Nullable BuildPluginManager plugins;
  @Inject private @Nullable MavenPluginManager descriptors;

  /** The goal's work; a {@link BuildException} is turned into Maven's kind of failure. */
  abstract void run(Wiring wiring);

  /** Whether this goal alone is switched off. */
  boolean isSkipped() {
    return false;
  }

  /**
   * Why the goal is not for a project, in one sentence; empty if it is. Called by name at the top
   * of a reactor, it passes over such projects.
   */
  Optional<String> unfit(MavenProject candidate) {
    return Optional.empty();
  }

  /**
   * Passes over this project, if the goal was called by name and is for another one of the reactor.
   *
   * @return whether it did
   */
  private boolean passesOver() throws MojoExecutionException, MojoFailureException {
    Optional<String> unfit = unfit(project());
    if (unfit.isEmpty()
        || !isCalledByName()
        || session().getProjects().stream().noneMatch(other -> unfit(other).isEmpty())) {
      return false;
    }
    getLog().info("Skipped: " + unfit.get());
    if (!execution().getMojoDescriptor().isProjectRequired()) {
      runInOthers();
    }
    return true;
  }

  private void runInOthers() throws MojoExecutionException, MojoFailureException {
    WholeReactor reactor =
        new WholeReactor(session(), given(lifecycle, "lifecycle"), given(plugins, "plugins"));
    for (MavenProject other : session().getProjects()) {
      if (!other.equals(project())) {
        getLog()
            .info("--- nanvix:" + execution().getGoal() + " @ " + other.getArtifactId() + " ---");
        Optional<String> unfit = unfit(other);
        if (unfit.isPresent()) {
          getLog().info("Skipped: " + unfit.get());
        } else {
          reactor.run(execution(), other);
        }
      }
    }
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (isOff()) {
      getLog().info("Skipped.");
      return;
    }
    try {
      if (passesOver()) {
        return;
      }
      Wiring wiring = wiring();
      if (!isCalledByName() && sessions().isFirst() && !wiring.kernelRunsTarget()) {
        comingRuns().forEach(SmokeMojo::requireRunner);
      }
      run(wiring);
    } catch (BuildException e) {
      if (e.kind() == BuildException.Cause.INPUT) {
        throw new MojoFailureException(e.getMessage(), e);
      }
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** Whether the goal does nothing. */
  final boolean isOff() {
    return skip || isSkipped();
  }

  private SessionWiring sessions() {
    return new SessionWiring(session(), project());
  }

  /** What does the work, shared by the goals of a project that are told the same. */
  final Wiring wiring() {
    return sessions().with(parameters(), () -> settings(sessions().budget(jobs)));
  }

  private List<SmokeMojo> comingRuns() {
    return new ComingRuns(
            session(),
            given(lifecycle, "lifecycle"),
            given(descriptors, "descriptors"),
            given(plugins, "plugins"))
        .of(execution());
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

  /** The project's manifest, if it has one. */
  final Optional<ProjectManifest> manifest() {
    return new SessionManifests(session(), getLog())
        .find(Optional.ofNullable(manifest), directory());
  }

  /** Whether a project has a manifest, which is not read. */
  final boolean hasManifest(MavenProject candidate) {
    return manifest != null || SessionManifests.usual(directory(candidate)).isPresent();
  }

  /** Where the reports of a goal go that has a project. */
  final Path output() {
    return given(output, "output").toPath();
  }

  /** The file of a report; without a POM there is none, unless a directory for them was named. */
  final Optional<Path> reportFile(String name) {
    return Optional.of(output()).filter(NanvixMojo::isKnown).map(path -> path.resolve(name));
  }

  /** Writes a report, if it has a file; that file. */
  final Optional<Path> report(String name, String content) {
    Optional<Path> file = reportFile(name);
    file.ifPresent(path -> write(path, content));
    return file;
  }

  static void write(Path file, String content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
  }

  /** Without a POM Maven leaves expressions as they are that begin with the project's directory. */
  private static boolean isKnown(Path path) {
    return !path.toString().contains("${");
  }

  private Optional<Path> pins() {
    return Optional.ofNullable(pins)
        .map(File::toPath)
        .map(path -> isKnown(path) ? path : directory().resolve("src/nanvix"));
  }

  /** What is printed because the goal was called for it. */
  final Answer answer() {
    return new Answer(getLog(), isCalledByName());
  }

  final MojoExecution execution() {
    return given(execution, "mojoExecution");
  }

  /** Whether the goal stands on the command line, and not in the POM. */
  final boolean isCalledByName() {
    return execution().getSource() == MojoExecution.Source.CLI;
  }

  /** The POM's directory; where Maven was started, if there is no POM. */
  private Path directory() {
    return directory(project());
  }

  private Path directory(MavenProject candidate) {
    File pom = candidate.getBasedir();
    return pom == null ? startedIn() : pom.toPath();
  }

  /** Where Maven was started: what the projects of a reactor share counts from there. */
  final Path startedIn() {
    return Path.of(session().getExecutionRootDirectory());
  }

  /** What was given for an optional parameter; on the command line it may be empty. */
  static Optional<String> chosen(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  static <T> T given(@Nullable T value, String name) {
    if (value == null) {
      throw BuildException.input("Parameter \"" + name + "\" is not set.", "Set it in the POM.");
    }
    return value;
  }

  /**
   * What a file can give away of this machine and its user.
   *
   * @param withProject whether the project's directory counts
   */
  final List<MachineName> machineNames(boolean withProject) {
    Machine machine = new Machine(System::getenv);
    Stream<MachineName> project =
        withProject ? Machine.names("project directory", directory()) : Stream.empty();
    return Stream.of(
            project, Machine.names("store directory", storeDirectory(machine)), machine.names())
        .flatMap(names -> names)
        .toList();
  }

  private Path storeDirectory(Machine machine) {
    return store == null || store.isEmpty()
        ? machine.defaultStore()
        : startedIn().resolve(store).normalize();
  }

  /** All that {@link #settings} depends on and a goal of the same project may have otherwise. */
  private List<@Nullable Object> parameters() {
    return Arrays.asList(
        store,
        toolchain,
        toolchainDirectory,
        MachineDirectories.ofComponents(session(), project()),
        containerEngine,
        hostToolchain,
        pins,
        manifest,
        debianMirror,
        jobs,
        runner,
        outputTimestamp);
  }

  private Settings settings(JobBudget budget) {
    Machine machine = new Machine(System::getenv);
    return new Settings(
        storeDirectory(machine),
        pins(),
        toolchain,
        hostToolchain,
        new MavenNetwork(session(), repositorySystem(), machine)
            .with(debianMirror)
            .with(new ManifestAssets(this::manifest)),
        new ToolchainPlaces(
            directory(),
            MachineDirectories.of(session(), project(), toolchain, toolchainDirectory),
            new EngineChoice(
                Optional.ofNullable(containerEngine).filter(text -> !text.isEmpty()),
                machine.toolDirectories(),
                System.getenv())),
        OutputTimestamp.parse(outputTimestamp),
        budget,
        RunnerMode.named(runner));
  }
}
