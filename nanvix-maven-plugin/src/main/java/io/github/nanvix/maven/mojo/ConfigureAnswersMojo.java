// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes down what the project's configure scripts find out about the toolchain: one file for each
 * into {@code answers/} of the output directory. Put into {@code answers/} of the pin directory,
 * they spare every later build the questions, as long as toolchain, source and options stay the
 * same.
 *
 * @since 0.1
 */
@Mojo(name = "configure-answers", threadSafe = true)
public final class ConfigureAnswersMojo extends ProjectMojo {

  @Override
  Set<Part> makes() {
    return everything();
  }

  @Override
  void run(Wiring wiring) {
    Path directory = output().resolve("answers");
    List<Path> written =
        buildsPort()
            ? portProject().configureAnswers(directory)
            : wiring.python(pythonRequestWithPorts(wiring)).configureAnswers(directory);
    written.forEach(file -> getLog().info("Wrote " + file));
  }
}
