// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.cpython.assignment.FileKind;
import io.github.nanvix.maven.cpython.assignment.LibraryRemoval;
import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.LibsRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.report.RemovalLines;
import io.github.nanvix.maven.report.UnifiedDiff;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Takes libraries out of the linker arguments that a Makefile, a shell or Python script or a POM
 * assigns to a variable, and changes no other byte of the file. Needs no POM. What brings the
 * library in a way that cannot be edited fails the goal, and then nothing is written.
 *
 * @since 0.1
 */
@Mojo(name = "rewrite-libs", threadSafe = true, requiresProject = false)
public final class RewriteLibsMojo extends NanvixMojo {

  /**
   * The files: {@code Makefile.nanvix,.nanvix/config.py}. Relative paths count from where Maven was
   * started.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.link.file")
  private List<String> files = List.of();

  /**
   * The variable that has the linker arguments, for example {@code MODULE__CTYPES_LDFLAGS}. In a
   * POM it is an element's name.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.link.variable", defaultValue = "LIBS")
  private String variable = "";

  /**
   * The libraries, by the names that follow {@code -l}: {@code ffi,z}. Default: those of all ports
   * that the project depends on, as the recipe of CPython has them; without any, that of the port
   * which the recipe has by default.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.link.library")
  private List<String> library = List.of();

  /**
   * How the files assign variables: {@code makefile}, {@code shell}, {@code python} or {@code pom}.
   * Default: what their names say ({@code Makefile*}, {@code *.mk}, {@code *.sh}, {@code *.py},
   * {@code pom.xml}), or their first lines ({@code #!/bin/sh}).
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.link.kind")
  private @Nullable String kind;

  /**
   * Prints the edit as a unified diff, for {@code patch -p1} where Maven was started, and writes
   * nothing.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.dryRun", defaultValue = "false")
  private String dryRun = "";

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> flag("dryRun", dryRun));
    problems.look(this::requireNames);
    problems.look(this::variable);
    problems.look(() -> libraries(catalog));
    problems.look(this::kind);
    problems
        .value(() -> request(catalog))
        .ifPresent(
            request ->
                files.forEach(
                    name -> problems.look(request.place(name), () -> request.require(name))));
  }

  private LibsRequest request(PinCatalog catalog) {
    requireNames();
    return new LibsRequest(
        files, startedIn(), kind(), variable(), libraries(catalog), flag("dryRun", dryRun));
  }

  private Optional<FileKind> kind() {
    return chosen(kind).map(text -> text("kind", text).as(FileKind::named));
  }

  private String variable() {
    return text("variable", variable).as(name -> removal(name, "m").variable());
  }

  private List<String> libraries(PinCatalog catalog) {
    List<String> named = library.stream().filter(name -> !name.isEmpty()).toList();
    return (named.isEmpty() ? usual(catalog) : named)
        .stream()
            .map(each -> text("library", each).as(name -> removal("LIBS", name).library()))
            .toList();
  }

  private List<String> usual(PinCatalog catalog) {
    List<PythonPort> ports = PythonRecipe.read(catalog).ports();
    List<String> used = project().getDependencies().isEmpty() ? List.of() : portNames(wiring());
    List<String> libraries =
        ports.stream()
            .filter(port -> used.contains(port.name()))
            .flatMap(port -> port.libraries().stream())
            .toList();
    return libraries.isEmpty()
        ? ports.stream()
            .filter(PythonPort::byDefault)
            .flatMap(port -> port.libraries().stream())
            .toList()
        : libraries;
  }

  private static LibraryRemoval removal(String variable, String library) {
    return new LibraryRemoval(FileKind.MAKEFILE, variable, library);
  }

  private void requireNames() {
    if (files.isEmpty()) {
      throw BuildException.input(
          "No file is named.",
          "Name one or more, separated by commas: -Dnanvix.link.file=Makefile.");
    }
  }

  @Override
  void run(Wiring wiring) {
    LibsRequest request = request(wiring.pins());
    for (RewrittenFile file : wiring.rewrite(request)) {
      file.notes().forEach(note -> getLog().warn(note));
      RemovalLines.of(file).forEach(line -> getLog().info(line));
      if (request.dryRun() && file.isChanged()) {
        UnifiedDiff.of(nameInDiff(file), file.before().bytes(), file.after().bytes())
            .printTo(System.out);
      }
    }
  }

  /** A file elsewhere is named as seen from the root: a patch must not name absolute paths. */
  private static String nameInDiff(RewrittenFile file) {
    Path path = Path.of(file.before().name());
    return path.isAbsolute() ? path.getRoot().relativize(path).toString() : path.toString();
  }
}
