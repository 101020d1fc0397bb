// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.ToolchainJson;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Provisions the pinned toolchain into the store and prints its id. A toolchain that is made is
 * probed; one that is reused is probed before its compiler first works, or when this goal is called
 * by name, which also prints the compiler, its version and where it is. What it is goes to {@code
 * toolchain.json} in the output directory.
 *
 * @since 0.1
 */
@Mojo(
    name = "toolchain",
    defaultPhase = LifecyclePhase.INITIALIZE,
    threadSafe = true,
    requiresProject = false)
public final class ToolchainMojo extends NanvixMojo {

  @Override
  Optional<String> unfit(MavenProject candidate) {
    return ProjectKind.unfit(
        candidate,
        session().getUserProperties(),
        EnumSet.of(ProjectKind.PORT, ProjectKind.CPYTHON, ProjectKind.PYTHON_PACKAGE),
        execution().getGoal());
  }

  @Override
  Set<Part> makes() {
    return Set.of(Part.TOOLCHAIN);
  }

  @Override
  void run(Wiring wiring) {
    Toolchain toolchain = wiring.provisionToolchain();
    if (isCalledByName()) {
      wiring.probeToolchain();
    }
    answer().line("toolchain id " + toolchain.id());
    if (isCalledByName()) {
      answer().line("compiler " + toolchain.tool("cc") + ", " + toolchain.spec().probeVersion());
      answer().line("directory " + toolchain.directory());
    }
    String name = reportName("toolchain", "nanvix.toolchain", "other");
    report(name + ".json", ToolchainJson.render(toolchain));
  }
}
