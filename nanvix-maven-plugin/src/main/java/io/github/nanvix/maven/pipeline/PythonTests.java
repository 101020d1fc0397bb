// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.TestModules;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.stage.Mirror;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.suite.Expectations;
import io.github.nanvix.maven.suite.InterpreterTests;
import io.github.nanvix.maven.suite.Launcher;
import io.github.nanvix.maven.suite.SuiteSetting;
import io.github.nanvix.maven.suite.TestCase;
import io.github.nanvix.maven.suite.TestResult;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** CPython's own tests, run on the interpreter that is shipped. */
public final class PythonTests {
  // The hosted loader looks for bare names in lib/ below it, wherever a test goes.
  private static final String LOADER_ROOT = "NANVIX_LOADER_ROOT";

  private final Workshop workshop;
  private final PythonProject project;
  private final PythonRecipe recipe;
  private final PythonVersion version;

  PythonTests(
      Workshop workshop, PythonProject project, PythonRecipe recipe, PythonVersion version) {
    this.workshop = workshop;
    this.project = project;
    this.recipe = recipe;
    this.version = version;
  }

  static PythonRecipe.Tests recipe(PythonRecipe recipe) {
    return recipe
        .tests()
        .orElseThrow(
            () ->
                BuildException.input(
                    "\"" + PythonRecipe.FILE + "\" does not say how CPython's own tests are built.",
                    "Add the table [tests], as docs/pins.md has it."));
  }

  /**
   * Builds what they need, and runs them.
   *
   * @param names of the tests, for example {@code test_json}
   * @param limit the time after which one is killed
   * @param directory for the image, logs and reports
   * @param said is told of each that has ended
   * @throws BuildException if a case failed that is not expected to
   */
  public List<TestResult> run(
      List<String> names, Duration limit, Path directory, Consumer<TestResult> said) {
    Runner through = workshop.targetRunner();
    ToolchainSpec spec = workshop.spec();
    Expectations expected =
        Expectations.read(
            workshop.pins(),
            recipe(recipe).expected(),
            new SuiteSetting(
                version.feature(),
                spec.name(),
                through.emulator().isPresent() ? "emulator" : "kernel"));
    Path image = directory.resolve("image").toAbsolutePath();
    new Mirror(image(), image).update();
    requireTests(names, image);
    List<TestResult> results =
        new InterpreterTests(
                workshop.runner(),
                launcher(through, spec, image),
                environment(image, directory),
                limit,
                expected,
                directory)
            .run(names, said);
    requirePassed(results);
    return results;
  }

  /** Everything that is staged, the standard library whole, and the modules of the tests. */
  private StoreEntry image() {
    StoreEntry modules = workshop.make(new TestModules(project.cross(), recipe(recipe).leftOut()));
    return workshop.make(
        project.sysroot(List.of(), Map.of("", modules)),
        "cpython " + project.version() + " with its tests");
  }

  private void requireTests(List<String> names, Path image) {
    Path tests = image.resolve(PythonLayout.library(version)).resolve("test");
    for (String name : names) {
      if (!Files.isRegularFile(tests.resolve(name + ".py"))
          && !Files.isDirectory(tests.resolve(name))) {
        throw BuildException.input(
            "CPython " + project.version() + " has no test \"" + name + "\".",
            "Give names of files of its Lib/test, without \".py\".");
      }
    }
  }

  private static Path launcher(Runner through, ToolchainSpec spec, Path image) {
    Path program = image.resolve(PythonLayout.INTERPRETER);
    Path script = image.resolve("bin/python3");
    try {
      return new Launcher(through, spec.imageLoader(), image, Map.of(LOADER_ROOT, image.toString()))
          .write(program, script);
    } catch (IOException e) {
      throw DiskFailure.of("write", script, e);
    }
  }

  private static Map<String, String> environment(Path image, Path directory) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("PATH", image.resolve("bin") + ":/usr/bin:/bin");
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("HOME", directory.resolve("work").toAbsolutePath().toString());
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    variables.put(LOADER_ROOT, image.toString());
    return variables;
  }

  private static void requirePassed(List<TestResult> results) {
    List<String> failed = new ArrayList<>();
    for (TestResult result : results) {
      for (TestCase one : result.failed()) {
        failed.add(one.name() + " (" + result.log() + ")");
      }
    }
    if (!failed.isEmpty()) {
      throw BuildException.input(
          new Count(failed.size(), "case")
              + " of CPython's own tests failed:\n  "
              + String.join("\n  ", failed)
              + "\n",
          "Fix what they show; or list a case that cannot pass here, with its reason, in"
              + " src/nanvix/tests/cpython.toml, as docs/tests.md has it.");
    }
  }
}
