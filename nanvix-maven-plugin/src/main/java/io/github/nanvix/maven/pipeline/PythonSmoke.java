// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.PackageRecipe;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonPort.Script;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts that prove an interpreter's ports on the target.
 *
 * @param directory where they are written
 */
record PythonSmoke(PinCatalog pins, Path directory) {

  /** One run for each port that has a script. */
  List<SmokeRun> runs(List<PythonPort> ports) {
    List<SmokeRun> runs = new ArrayList<>();
    for (PythonPort port : ports) {
      port.smoke().ifPresent(script -> runs.add(run(port.name(), script)));
    }
    return runs;
  }

  /** The run of a Python package, where its recipe is known here and has a script. */
  List<SmokeRun> runs(String recipe) {
    return pins.find(PackageRecipe.file(recipe)).isEmpty()
        ? List.of()
        : PackageRecipe.read(pins, recipe).smoke().stream()
            .map(script -> run(recipe, script))
            .toList();
  }

  private SmokeRun run(String of, Script script) {
    List<String> arguments = new ArrayList<>(List.of("-B", write(script.path())));
    // As arguments, because what a program is given goes with it to wherever it runs.
    script.files().forEach(file -> arguments.add(write(file)));
    return new SmokeRun(
        "Smoke run of python.elf with " + of, PythonLayout.INTERPRETER, arguments, script.passes());
  }

  private String write(String path) {
    Path file = directory.resolve(new RelativePath(path).fileName());
    try {
      Files.createDirectories(directory);
      return Files.write(file, pins.bytes(path)).toAbsolutePath().toString();
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
  }
}
