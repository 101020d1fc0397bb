// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.CompareAnswer;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compares two files: archives member by member, ELF files by section and symbol, texts by line.
 * Fails with the first difference if there is any. Needs no POM.
 *
 * @since 0.1
 */
@Mojo(name = "compare", threadSafe = true, requiresProject = false)
public final class CompareMojo extends NanvixMojo {

  /**
   * One of the two files.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.first")
  private @Nullable File first;

  /**
   * The other one.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.second")
  private @Nullable File second;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    look("first", first, problems);
    look("second", second, problems);
  }

  @Override
  void run(Wiring wiring) {
    Path one = existing(first, "first");
    Path other = existing(second, "second");
    new CompareAnswer(one, other, wiring.reproduction().compare(one, other)).print(answer());
  }

  private static void look(String name, @Nullable File file, Problems problems) {
    if (file == null) {
      problems.look(() -> existing(file, name));
    } else {
      problems.look(file.toPath(), () -> existing(file, name));
    }
  }

  private static Path existing(@Nullable File file, String name) {
    String next = "Name a file with -Dnanvix." + name + "=FILE.";
    if (file == null) {
      throw BuildException.input("Parameter \"" + name + "\" is missing.", next);
    }
    if (!Files.isRegularFile(file.toPath())) {
      throw BuildException.input(
          "Parameter \"" + name + "\" names no file: \"" + file + "\".", next);
    }
    return file.toPath().toAbsolutePath();
  }
}
