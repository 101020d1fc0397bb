package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.pipeline.LoadTrees;
import io.github.nanvix.maven.pipeline.TreeRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.ConsoleText;
import io.github.nanvix.maven.report.FailureLines;
import io.github.nanvix.maven.report.PlanLines;
import io.github.nanvix.maven.report.TreeJson;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.Map;
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
    if (!trees.hasExecutable()) {
      answer()
          .warning(
              "There is no program \""
                  + executable()
                  + "\" in the image: each file is planned as a program of its own. Name the one that"
                  + " runs with -Dnanvix.executable=PATH.");
    }
    FailureLines failures = new FailureLines(trees.profile());
    boolean all = flag("symbols", symbols);
    for (LoadPlan plan : trees.plans()) {
      PlanLines.of(plan, all, failures).forEach(answer()::line);
    }
    trees
        .unreadable()
        .forEach((file, reason) -> answer().line(ConsoleText.of(unreadable(file, reason))));
    Optional<Path> json =
        report(
            reportName("tree") + ".json",
            TreeJson.render(trees.profile(), trees.plans(), trees.unreadable()));
    String summary =
        PlanLines.summary(trees.files(), trees.refused())
            + ", profile "
            + trees.profile().name()
            + json.map(file -> "; all of it is in \"" + file + "\"").orElse("");
    if (trees.refused() == 0) {
      answer().line(summary);
    } else if (flag("treeFail", treeFail)) {
      throw BuildException.input(
          summary + "; the first: " + ConsoleText.of(firstRefused(trees)) + ".",
          "What each of them lacks is printed above.");
    } else {
      answer().warning(summary);
    }
  }

  private static String firstRefused(LoadTrees trees) {
    return trees.plans().stream()
        .filter(plan -> !plan.loads())
        .map(plan -> plan.module() + ": " + plan.failures().get(0).message(trees.profile()))
        .findFirst()
        .orElseGet(
            () -> {
              Map.Entry<RelativePath, String> first =
                  trees.unreadable().entrySet().iterator().next();
              return unreadable(first.getKey(), first.getValue());
            });
  }

  private static String unreadable(RelativePath file, String reason) {
    return file + ": is not a well-formed ELF file: " + reason;
  }
}
