// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.stage;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A sysroot laid out by a copy plan; what the plan marks is stripped on the way.
 *
 * @param files what goes where
 * @param toolchain whose strip is used
 */
public record StagedSysroot(SortedMap<RelativePath, CopyPlan.Entry> files, Toolchain toolchain)
    implements Step {

  @Override
  public String kind() {
    return "sysroot";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs = new Inputs().with("step", "sysroot 1").with("toolchain", toolchain.id());
    files.forEach(
        (to, entry) ->
            inputs.with("file." + to, entry.identity() + (entry.strip() ? " stripped" : "")));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(toolchain, workspace);
    List<Path> stripped = new ArrayList<>();
    for (var entry : files.entrySet()) {
      Path to = entry.getKey().under(workspace.output());
      Files.createDirectories(to.getParent());
      CopyPlan.Entry what = entry.getValue();
      Trees.copyFile(what.from(), to, what.strip() ? Trees.Mode.COPY : Trees.Mode.LINK);
      if (what.strip()) {
        stripped.add(to);
      }
    }
    commands.strip(stripped);
  }
}
