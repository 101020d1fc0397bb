// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.PortRequest;
import io.github.nanvix.maven.pipeline.PythonRequest;
import io.github.nanvix.maven.pipeline.SourcePatching;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was edited in a copy of a project's source into a patch of its recipe. Where there is
 * no copy yet, it writes one.
 *
 * @since 0.1
 */
@Mojo(name = "patch", threadSafe = true, requiresProject = false)
public final class PatchMojo extends ProjectMojo {

  /**
   * The edited directory: the source as its archive unpacks, without the top directory. Where it is
   * empty or not there, the source is written into it. A relative path counts from where Maven was
   * started.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.edited")
  private @Nullable String edited;

  /**
   * The name of the patch, which becomes {@code recipes/PORT/NAME.patch} in the pin directory. The
   * last one of a recipe can be made anew.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.patch", defaultValue = "changes")
  private String patch = "";

  /**
   * Prints what would be written as a unified diff, for {@code patch -p1} in the pin directory.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.dryRun", defaultValue = "false")
  private String dryRun = "";

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> flag("dryRun", dryRun));
    problems.look(this::name);
    problems.look(this::edited);
  }

  @Override
  boolean writesPins() {
    return true;
  }

  @Override
  void run(Wiring wiring) {
    boolean dry = flag("dryRun", dryRun);
    SourcePatching.Result result = wiring.patch(request(), dry);
    result.lines().forEach(getLog()::info);
    if (dry) {
      result.differences().forEach(difference -> difference.printTo(System.out));
    }
  }

  private SourcePatching.Request request() {
    Path pins =
        pins()
            .filter(directory -> !directory.toString().contains("${"))
            .orElseThrow(
                () ->
                    BuildException.input(
                        "There is no POM here, and no pin directory is named.",
                        "Name one with -Dnanvix.pins=DIR."));
    if (buildsPort()) {
      PortRequest port = portRequest();
      return new SourcePatching.Request(
          Optional.of(port.port()), port.version(), port.patches(), edited(), name(), pins);
    }
    PythonRequest python = pythonRequest();
    return new SourcePatching.Request(
        Optional.empty(), python.version(), python.patches(), edited(), name(), pins);
  }

  private String name() {
    if (!patch.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
      throw text("patch", patch).refusal("Expected letters, digits and . _ + -.");
    }
    return patch;
  }

  private Path edited() {
    Optional<Path> directory = chosen(edited).map(given -> startedIn().resolve(given).normalize());
    if (directory.filter(path -> Files.exists(path) && !Files.isDirectory(path)).isPresent()) {
      throw text("edited", directory.get().toString()).refusal("Name a directory.");
    }
    return directory.orElseThrow(
        () ->
            BuildException.input(
                "No directory with an edited source is named.",
                "Name one with -Dnanvix.edited=DIR; the source is written there if it is not"
                    + " there yet."));
  }
}
