// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.container.EngineChoice;
import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.pipeline.Machine;
import io.github.nanvix.maven.pipeline.Settings;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.ci.Problem;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.source.Mirrors;
import io.github.nanvix.maven.source.Patience;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.PinPlace;
import io.github.nanvix.maven.toolchain.ToolchainPlaces;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import io.github.nanvix.maven.verify.MachineName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** What every goal can be told: the parameters of the toolchain and the machine. */
abstract class NanvixMojo extends StoreMojo {
  static final String USUAL_PINS = "src/nanvix";
  // As many tokens as a pipe surely holds.
  private static final int MOST_JOBS = 4096;
  private static final int MOST_PATIENCE = 999_999_999;

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
   * What is asked in the place of addresses that pins name: {@code PATTERN = REPLACEMENT}, where
   * the pattern is a regular expression for the beginning of an address, and the first that matches
   * counts. A mirror that wants a user name and a password finds them in {@code settings.xml}, in
   * the {@code <server>} whose id is its host.
   *
   * <pre>{@code
   * <mirrors>
   *   <mirror>https://upstream.example.org/ = https://copies.example.net/</mirror>
   * </mirrors>
   * }</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.mirrors")
  private List<String> mirrors = List.of();

  /**
   * How many bytes a second a download must bring at least, on average over 20 seconds; from a
   * slower place the next one is asked.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.download.rate", defaultValue = "1000")
  private String downloadRate = "";

  /**
   * How many seconds one download may take in all.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.download.timeout", defaultValue = "3600")
  private String downloadTimeout = "";

  /**
   * How many compilers may run at once, over all steps and projects of a build. Default: the number
   * of processors.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.jobs")
  private @Nullable String jobs;

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
  private String skip = "";

  /**
   * What builds and archives take for the current time, as ISO 8601 or as seconds since 1970.
   *
   * @since 0.1
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  @Inject private @Nullable RepositorySystem repositorySystem;

  private @Nullable Answer answer;

  @Override
  boolean isSkipped() {
    return flag("skip", skip);
  }

  @Override
  final Wiring wiring() {
    SessionWiring sessions = new SessionWiring(session(), project());
    return sessions.with(parameters(), () -> settings(sessions.budget(jobs())));
  }

  @Override
  final Optional<Path> pins() {
    return Optional.ofNullable(pins)
        .map(File::toPath)
        .map(path -> isKnown(path) ? path : directory().resolve(USUAL_PINS));
  }

  @Override
  final List<PinPlace> pinArtifacts() {
    return new PinArtifacts(dependencies()).places();
  }

  /** What the project depends on. */
  final DependencyGraph dependencies() {
    return new DependencyGraph(project(), session(), repositorySystem());
  }

  /**
   * The names of the ports that the project depends on. Where an archive is not there yet, its
   * artifactId, which is the port's name unless somebody chose another.
   */
  final List<String> portNames(Wiring wiring) {
    PortDependencies dependencies = portDependencies(wiring);
    List<String> names = new ArrayList<>();
    for (Artifact archive : dependencies.wanted()) {
      try {
        names.addAll(wiring.portsIn(List.of(dependencies.resolve(archive))));
      } catch (BuildException e) {
        names.add(archive.getArtifactId());
      }
    }
    return names;
  }

  /** The ports that the project depends on. */
  final PortDependencies portDependencies(Wiring wiring) {
    return new PortDependencies(dependencies(), wiring.triple());
  }

  /** Whether the goal makes the directory of pin files where there is none. */
  boolean writesPins() {
    return false;
  }

  /** Reads what every goal can be told; goals that can be told more read that as well. */
  @Override
  void check(Problems problems, PinCatalog catalog) {
    if (isKnown(output())) {
      problems.look(() -> new DirectoryToBe(text("output", output().toString()), output()).check());
    }
    problems.lookOnce(
        Arrays.asList(project().getId(), parameters()), () -> checkCommon(problems, catalog));
  }

  private void checkCommon(Problems problems, PinCatalog catalog) {
    problems.look(this::jobs);
    problems.look(() -> text("outputTimestamp", outputTimestamp).as(OutputTimestamp::parse));
    problems.look(this::patience);
    mirrors.forEach(rule -> problems.look(() -> text("mirrors", rule).as(Mirrors.Rule::parse)));
    problems.look(() -> text("runner", runner).as(RunnerMode::named));
    chosen(debianMirror)
        .ifPresent(
            text -> problems.look(() -> text("debianMirror", text).as(MavenNetwork::mirror)));
    chosen(containerEngine)
        .ifPresent(
            text ->
                problems.look(() -> text("containerEngine", text).as(any -> engine().locate())));
    if (manifest != null) {
      problems.look(manifest.toPath(), this::manifest);
    }
    pins().ifPresent(directory -> problems.look(directory, () -> requirePins(directory)));
    checkStore(problems);
    Optional<Wiring> wiring = problems.value(this::wiring);
    ToolchainCheck toolchains =
        new ToolchainCheck(
            catalog,
            name ->
                wiring.isPresent() ? wiring.get().spec(name) : ToolchainSpec.read(catalog, name),
            problems,
            startedIn());
    Optional<ToolchainSpec> spec = toolchains.name(text("toolchain", toolchain));
    chosen(toolchainDirectory)
        .map(text -> text("toolchainDirectory", text))
        .ifPresent(text -> spec.ifPresent(found -> toolchains.directory(text, found)));
    toolchains.name(text("hostToolchain", hostToolchain));
    toolchains.directories(MachineDirectories.ofComponents(session(), project()));
  }

  /** Where it is by default it need not be. */
  private void requirePins(Path directory) {
    boolean usual = directory.equals(directory().resolve(USUAL_PINS));
    if (!Files.isDirectory(directory) && !usual && !writesPins()) {
      throw text("pins", directory.toString()).refusal("Name a directory that is there.");
    }
  }

  private Patience patience() {
    return new Patience(
        text("downloadRate", downloadRate).number(0, MOST_PATIENCE, "bytes"),
        Duration.ofSeconds(
            text("downloadTimeout", downloadTimeout).number(1, MOST_PATIENCE, "seconds")));
  }

  final int jobs() {
    return chosen(jobs)
        .map(text -> text("jobs", text).number(1, MOST_JOBS, "compilers"))
        .orElseGet(() -> Runtime.getRuntime().availableProcessors());
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

  /** Whether a project has pin files of its own, which are not read. */
  final boolean hasPins(MavenProject candidate) {
    return ProjectKind.parameter(candidate, session().getUserProperties(), "pins").isPresent()
        || Files.isDirectory(directory(candidate).resolve(USUAL_PINS));
  }

  @Override
  final void end() {
    List<Path> archives =
        project().getAttachedArtifacts().stream()
            .filter(artifact -> artifact.getType().equals("tar.gz") && artifact.getFile() != null)
            .map(artifact -> artifact.getFile().toPath())
            .toList();
    ProjectSummary summary =
        new ProjectSummary(directory(), archives, wiring().stepsSoFar(), output());
    List<String> lines = summary.lines();
    lines.forEach(line -> getLog().info(line));
    if (!lines.isEmpty()) {
      ci().summary(
              "### "
                  + project().getArtifactId()
                  + "\n\n```\n"
                  + String.join("\n", lines)
                  + "\n```");
    }
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

  /** Has problems shown by the service that this build runs on. */
  final void show(String report, List<Problem> problems) {
    ci().problems(problems).ifPresent(text -> report(report + ".codequality.json", text));
  }

  /** Whether a property stands on the command line. */
  final boolean isOnCommandLine(String property) {
    return session().getUserProperties().containsKey(property);
  }

  /**
   * What a report is called: what is said of something else must not take the place of what a build
   * has said of the project's own.
   *
   * @param usual its name, without the extension
   * @param property that names something else on the command line, where the goal was called by
   *     name
   * @param other what is appended then
   */
  final String reportName(String usual, String property, String other) {
    boolean isOther = isCalledByName() && isOnCommandLine(property);
    return project().getFile() != null && isOther ? usual + "-" + other : usual;
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

  /** What is printed because the goal was called for it. */
  final Answer answer() {
    Answer kept = answer;
    if (kept == null) {
      kept =
          new Answer(
              getLog(),
              isCalledByName(),
              Optional.of(heading(project())).filter(text -> isOneOfSeveral()));
      answer = kept;
    }
    return kept;
  }

  /** The POM's directory; where Maven was started, if there is no POM. */
  private Path directory() {
    return directory(project());
  }

  private Path directory(MavenProject candidate) {
    File pom = candidate.getBasedir();
    return pom == null ? startedIn() : pom.toPath();
  }

  /**
   * What a file can give away of this machine and its user.
   *
   * @param withProject whether the project's directory counts
   */
  final List<MachineName> machineNames(boolean withProject) {
    Machine machine = machine();
    Stream<MachineName> project =
        withProject ? Machine.names("project directory", directory()) : Stream.empty();
    return Stream.concat(project, machine.namesWith(storeDirectory()).stream()).toList();
  }

  /** All that {@link #settings} depends on and a goal of the same project may have otherwise. */
  private List<@Nullable Object> parameters() {
    return Arrays.asList(
        storeParameters(),
        toolchain,
        toolchainDirectory,
        MachineDirectories.ofComponents(session(), project()),
        containerEngine,
        hostToolchain,
        pins,
        manifest,
        debianMirror,
        mirrors,
        downloadRate,
        downloadTimeout,
        jobs,
        runner,
        outputTimestamp);
  }

  private EngineChoice engine() {
    return new EngineChoice(chosen(containerEngine), machine().toolDirectories(), System.getenv());
  }

  private Settings settings(JobBudget budget) {
    MavenNetwork network = new MavenNetwork(session(), repositorySystem(), machine());
    return new Settings(
        storeDirectory(),
        remote(network::remoteStore),
        pins(),
        pinArtifacts(),
        toolchain,
        hostToolchain,
        network.with(debianMirror).with(patience()).with(new ManifestAssets(this::manifest)),
        new ToolchainPlaces(
            directory(),
            MachineDirectories.of(session(), project(), toolchain, toolchainDirectory),
            engine()),
        OutputTimestamp.parse(outputTimestamp),
        budget,
        RunnerMode.named(runner));
  }
}
