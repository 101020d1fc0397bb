// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.pipeline.TreeAnswer;
import io.github.nanvix.maven.pipeline.TreeRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** As {@code nanvix:tree} without a POM. */
@Command(name = "tree", description = "Says what a loader does with the modules of an image.")
final class TreeCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LoaderOptions loading = new LoaderOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The image's root directory.")
  private Path sysroot = Path.of("");

  @Option(
      names = {"-m", "--module"},
      paramLabel = "GLOB",
      description = "Which modules, by path or file name. Default: every ELF file.")
  private @Nullable String module;

  @Option(
      names = {"-s", "--symbols"},
      description = "Prints each symbol with the file that provides it.")
  private boolean symbols;

  @Option(names = "--no-fail", description = "Ends with 0 where a module would not load, too.")
  private boolean lenient;

  @Override
  public void run() {
    Path directory = CommonOptions.directory(sysroot);
    Screen screen = new Screen(spec.commandLine().getOut(), common.json());
    TreeAnswer answer =
        new TreeAnswer(
            common
                .wiring()
                .trees(
                    new TreeRequest(
                        directory,
                        loading.executable(),
                        loading.loader(),
                        Optional.ofNullable(module))));
    screen.document(answer.json());
    Optional<Path> file = common.report("tree.json", answer.json());
    answer.print(loading.executable(), symbols, !lenient, file, screen);
  }
}
