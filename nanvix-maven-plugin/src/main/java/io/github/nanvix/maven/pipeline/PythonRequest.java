// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.CleanSource;
import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.failure.Visible;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.wheel.WheelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a CPython project asks for.
 *
 * @param version as pinned; empty for the default
 * @param directory sources in the place of the archive
 * @param patches applied in order
 * @param setupLocal the project's own {@code Modules/Setup.local}; empty for that of the directory
 *     of sources, where it has one
 * @param libs the interpreter's libraries as they were; empty for those of the link model
 * @param configure further arguments of {@code configure}
 * @param modules the name of a table of modules; empty for all modules
 * @param ports archives of the ports that the project depends on
 * @param wheels what is put into {@code site-packages}: wheels, and directories of such
 * @param packages the wheels of Python packages that the project depends on, whatever their files
 *     are called
 */
public record PythonRequest(
    Optional<String> version,
    Optional<Path> directory,
    List<Path> patches,
    Optional<Path> setupLocal,
    Optional<String> libs,
    List<String> configure,
    Optional<String> modules,
    List<Path> ports,
    List<Path> wheels,
    List<Path> packages) {

  /** One that depends on no Python packages. */
  public PythonRequest(
      Optional<String> version,
      Optional<Path> directory,
      List<Path> patches,
      Optional<Path> setupLocal,
      Optional<String> libs,
      List<String> configure,
      Optional<String> modules,
      List<Path> ports,
      List<Path> wheels) {
    this(
        version,
        directory,
        patches,
        setupLocal,
        libs,
        configure,
        modules,
        ports,
        wheels,
        List.of());
  }

  /** A checkout's own Setup.local counts unless another is named. */
  public PythonRequest {
    if (setupLocal.isEmpty()) {
      setupLocal =
          directory.map(root -> root.resolve("Modules/Setup.local")).filter(Files::isRegularFile);
    }
  }

  /** Looks whether all of it is there, and can be read; nothing is made. */
  public void check(PinCatalog pins, Problems problems) {
    problems
        .value(() -> PythonRecipe.read(pins))
        .flatMap(recipe -> new SourceCheck(pins, problems).of(source(recipe.source())))
        .ifPresent(version -> problems.look(() -> PythonVersion.of(version)));
    directory.ifPresent(root -> problems.look(root, () -> CleanSource.require(root)));
    setupLocal.ifPresent(file -> problems.look(file, () -> SetupRewriting.read(Optional.of(file))));
    wheels.forEach(place -> problems.look(place, () -> WheelFiles.check(place)));
    libs.ifPresent(
        text ->
            problems.look(
                () -> {
                  LinkArguments.parse(text);
                  Visible.require("libs", text);
                }));
  }

  SourceCatalog.Request source(String name) {
    return new SourceCatalog.Request(name, version, directory, patches);
  }
}
