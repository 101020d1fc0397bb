// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.Outlook;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.PortProject;
import io.github.nanvix.maven.pipeline.PortRequest;
import io.github.nanvix.maven.pipeline.PythonRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.SpaceNeed;
import io.github.nanvix.maven.recipe.ModuleTable;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say what a project builds: one port, or CPython. */
abstract class ProjectMojo extends SourceMojo {
  private static final String CPYTHON = "cpython";

  /**
   * The port that this project builds, by the name of its recipe, for example {@code libffi}.
   * Default: with packaging {@code nanvix-port} the project's artifactId; with any other packaging
   * none, and the project builds CPython.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.port")
  private @Nullable String port;

  /**
   * Options of the port's recipe: names of those that are wanted, and behind an exclamation mark of
   * those that are not; the others are as the recipe has them. {@code nanvix.sqlite.options} and so
   * on, separated by commas, win over this.
   *
   * <pre>{@code
   * <options>
   *   <option>icu</option>
   *   <option>!rtree</option>
   * </options>
   * }</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.options")
  private List<String> options = List.of();

  /**
   * The project's own {@code Modules/Setup.local}; its lines are kept. Default: that of the
   * directory of sources, where {@code source} names one that has it.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.setupLocal")
  private @Nullable File setupLocal;

  /**
   * Which of CPython's modules are built, those that link a port apart: the name of a table in
   * {@code modules/}, for example {@code nanvix}, which has those of Nanvix's own port. Default:
   * all that CPython builds.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.modules")
  private @Nullable String modules;

  /**
   * The interpreter's LIBS as they were before unbundling. Default: those of the toolchain's link
   * model.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.libs")
  private @Nullable String libs;

  /**
   * Further arguments of CPython's configure, in one line; an argument with blanks is quoted.
   *
   * <pre>{@code <configureArguments>--without-doc-strings --with-lto=no</configureArguments>}</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.configureArguments")
  private @Nullable String configureArguments;

  /**
   * Wheels without compiled code that are put into CPython's {@code site-packages}: files, and
   * directories of which all wheels are taken. Each file of a wheel must be what its RECORD says.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.wheels")
  private List<File> wheels = List.of();

  /**
   * The staged image.
   *
   * @since 0.1
   */
  @Parameter(
      property = "nanvix.sysroot",
      defaultValue = "${project.build.directory}/sysroot",
      required = true)
  private @Nullable File sysroot;

  @Override
  Set<ProjectKind> kinds() {
    return EnumSet.of(ProjectKind.PORT, ProjectKind.CPYTHON);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(
        () -> {
          if (Files.exists(sysroot()) && !Files.isDirectory(sysroot())) {
            throw text("sysroot", sysroot().toString()).refusal("Name a directory.");
          }
        });
    chosen(modules).ifPresent(name -> problems.look(() -> ModuleTable.read(catalog, name)));
    Optional<Boolean> isPort = problems.value(this::buildsPort);
    if (isPort.isEmpty()) {
      return;
    }
    if (isPort.get()) {
      problems
          .value(this::portRequest)
          .ifPresent(
              request ->
                  problems.lookOnce(
                      List.of(catalog, request), () -> request.check(catalog, problems)));
    } else {
      problems
          .value(this::pythonRequest)
          .ifPresent(
              request ->
                  problems.lookOnce(
                      List.of(catalog, request), () -> request.check(catalog, problems)));
    }
  }

  /** All that making a port, or CPython, takes. */
  final Set<Part> everything() {
    return buildsPort()
        ? ofPort()
        : Set.of(Part.TOOLCHAIN, Part.HOST_TOOLCHAIN, Part.SOURCE, Part.INTERPRETER, Part.PYTHON);
  }

  private Set<Part> ofPort() {
    Set<Part> parts = EnumSet.of(Part.TOOLCHAIN, Part.SOURCE, Part.PORT);
    if (readablePort().filter(PortProject::compilesForTheBuild).isPresent()) {
      parts.add(Part.HOST_TOOLCHAIN);
    }
    return parts;
  }

  /** Whether it builds a port that is built against others. */
  final boolean needsPorts() {
    return buildsPort() && readablePort().filter(PortProject::needsPorts).isPresent();
  }

  /** The port without those that it needs; nothing where its recipe cannot be read. */
  private Optional<PortProject> readablePort() {
    try {
      return Optional.of(wiring().port(portRequest()));
    } catch (BuildException e) {
      // The look at the recipe says so, with all else that is wrong.
      return Optional.empty();
    }
  }

  @Override
  final List<SpaceNeed> needs() {
    Outlook outlook = wiring().outlook();
    return buildsPort()
        ? outlook.needs(makes(), portRequestWithThosePorts())
        : outlook.needs(makes(), pythonRequest(), this::pythonRequestWithThosePorts);
  }

  /** The request with the ports, if all of them are there. */
  private PortRequest portRequestWithThosePorts() {
    PortRequest request = portRequest();
    try {
      return needsPorts() ? request.withPorts(portDependencies(wiring()).archives()) : request;
    } catch (BuildException e) {
      return request;
    }
  }

  /** The request with the ports, if all of them are there. */
  private PythonRequest pythonRequestWithThosePorts() {
    try {
      return pythonRequestWithPorts(wiring());
    } catch (BuildException e) {
      return pythonRequest();
    }
  }

  final boolean buildsPort() {
    return port().isPresent();
  }

  private Optional<String> port() {
    return new PortChoice(
            project().getPackaging(),
            project().getArtifactId(),
            Optional.ofNullable(port).filter(name -> !name.isEmpty()))
        .port();
  }

  final PortRequest portRequest() {
    String name =
        port()
            .orElseThrow(
                () ->
                    BuildException.input(
                        "This goal is for projects that build a port, and \""
                            + project().getArtifactId()
                            + "\" builds CPython.",
                        "Leave the goal out there, or name a port with the parameter \"port\"."));
    return new PortRequest(
        name, options(name), version(name), directory(name), patches(name), List.of());
  }

  /** The port that the project builds, with the ports that it depends on, if it needs any. */
  final PortProject portProject() {
    PortRequest request = portRequest();
    PortProject project = wiring().port(request);
    return project.needsPorts()
        ? wiring().port(request.withPorts(portDependencies(wiring()).archives()))
        : project;
  }

  /** The request of a CPython project, without its ports. */
  final PythonRequest pythonRequest() {
    return pythonRequest(List.of(), List.of());
  }

  /** The request of a CPython project, with the ports and packages that it depends on. */
  final PythonRequest pythonRequestWithPorts(Wiring wiring) {
    return pythonRequest(portDependencies(wiring).archives(), packageDependencies(wiring).wheels());
  }

  private PythonRequest pythonRequest(List<Path> ports, List<Path> packages) {
    Optional<String> other = port();
    if (other.isPresent()) {
      throw BuildException.input(
          "This goal is for projects that build CPython, and \""
              + project().getArtifactId()
              + "\" builds the port \""
              + other.get()
              + "\".",
          "Leave the goal out there, or the packaging nanvix-port and the parameter \"port\".");
    }
    options(CPYTHON).forEach(ProjectMojo::refuse);
    return new PythonRequest(
        version(CPYTHON),
        directory(CPYTHON),
        patches(CPYTHON),
        Optional.ofNullable(setupLocal).map(File::toPath),
        Optional.ofNullable(libs),
        new ArgumentLine("configureArguments", configureArguments).words(),
        chosen(modules),
        ports,
        wheels.stream().map(File::toPath).toList(),
        packages);
  }

  final Path sysroot() {
    return given(sysroot, "sysroot").toPath();
  }

  private List<String> options(String name) {
    return choice(name).options().orElse(options);
  }

  private static void refuse(String option) {
    throw BuildException.input(
        "CPython has no option \"" + option + "\".",
        "Say which port is meant: -Dnanvix.PORT.options=" + option + ".");
  }
}
