// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.LoadTrees;
import io.github.nanvix.maven.pipeline.TreeAnswer;
import io.github.nanvix.maven.pipeline.TreeRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a loader does with the modules of an image: which files it opens and for whom, in
 * which order constructors run, where each symbol comes from, or why it refuses a module. All of it
 * goes to {@code tree.json} in the output directory. Needs no POM. Where a module would not load,
 * the goal fails after everything was printed.
 *
 * @since 0.1
 */
@Mojo(name = "tree", threadSafe = true, requiresProject = false)
public final class TreeMojo extends InspectionMojo {

  /**
   * Which modules, as a glob over paths below the sysroot or, without a slash, over file names.
   * Default: every ELF file.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.module")
  private @Nullable String module;

  /**
   * Whether each symbol is printed with the file that provides it.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.symbols", defaultValue = "false")
  private String symbols = "";

  /**
   * Whether the goal fails where a module would not load; else it only warns.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.tree.fail", defaultValue = "true")
  private String treeFail = "";

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> flag("symbols", symbols));
    problems.look(() -> flag("treeFail", treeFail));
    chosen(module).ifPresent(glob -> problems.look(() -> TreeRequest.require(glob)));
  }

  @Override
  void run(Wiring wiring) {
    LoadTrees trees =
        wiring.trees(
            new TreeRequest(
                existingSysroot(),
                executable(),
                loader(),
                Optional.ofNullable(module).filter(glob -> !glob.isEmpty())));
    Optional<Path> json = report(reportName("tree") + ".json", new TreeAnswer(trees).json());
    new TreeAnswer(trees)
        .print(executable(), flag("symbols", symbols), flag("treeFail", treeFail), json, answer());
  }
}
