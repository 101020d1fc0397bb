package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.pipeline.LoadTrees;
import io.github.nanvix.maven.pipeline.TreeRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.PlanLines;
import io.github.nanvix.maven.report.TreeJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a loader does with the modules of an image: which files it opens and for whom, in
 * which order constructors run, where each symbol comes from, or why it refuses a module. All of it
 * goes to {@code tree.json} in the output directory. Needs no POM; a module that does not load does
 * not fail the goal.
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
  private boolean symbols;

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
      getLog()
          .warn(
              "There is no program \""
                  + executable()
                  + "\" in the image: each file is planned as a program of its own. Name the one that"
                  + " runs with -Dnanvix.executable=PATH.");
    }
    for (LoadPlan plan : trees.plans()) {
      PlanLines.of(plan, trees.profile(), symbols).forEach(line -> getLog().info(line));
    }
    trees
        .unreadable()
        .forEach(
            (file, reason) -> getLog().info(file + ": is not a well-formed ELF file: " + reason));
    Path file = output().resolve("tree.json");
    try {
      AtomicFile.write(file, TreeJson.render(trees.profile(), trees.plans(), trees.unreadable()));
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
    getLog()
        .info(
            counted(trees.plans().size(), "file")
                + ", "
                + trees.failing()
                + " of them would not load, profile "
                + trees.profile().name()
                + "; all of it is in \""
                + file
                + "\"");
  }
}
