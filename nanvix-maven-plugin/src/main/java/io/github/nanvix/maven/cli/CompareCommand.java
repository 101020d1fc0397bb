// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.CompareAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** As {@code nanvix:compare}. */
@Command(
    name = "compare",
    description = "Compares two files: archives member by member, ELF files by section and symbol.")
final class CompareCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "One of the two files.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", description = "The other one.")
  private Path second = Path.of("");

  @Override
  public void run() {
    Screen screen = new Screen(spec.commandLine().getOut(), common.json());
    Path one = existing(first);
    Path other = existing(second);
    CompareAnswer answer =
        new CompareAnswer(one, other, common.wiring().reproduction().compare(one, other));
    screen.document(answer.json());
    common.report("compare.json", answer.json());
    answer.print(screen);
  }

  private static Path existing(Path file) {
    Path path = CommonOptions.here().resolve(file);
    if (!Files.isRegularFile(path)) {
      throw BuildException.input("There is no file \"" + path + "\".", "Name two files.");
    }
    return path;
  }
}
