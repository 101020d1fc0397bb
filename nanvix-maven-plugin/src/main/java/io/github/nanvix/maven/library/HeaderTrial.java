// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Which installed headers do not compile by themselves, for a recipe that is still to say so. */
public record HeaderTrial(PortPlan plan, StoreEntry staticLibrary) implements Step {
  private static final String PARTS = "parts.txt";

  @Override
  public String kind() {
    return "header-trial";
  }

  @Override
  public String title() {
    return plan.subject() + " headers";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "header-trial 1")
        .with("plan", new StaticLibrary(plan, Optional.empty()).inputs().fingerprint())
        .with("library", staticLibrary.fingerprint());
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(plan.toolchain(), workspace, plan.clock());
    HeaderCheck check = new HeaderCheck(plan, commands, staticLibrary.file("include"));
    Files.write(workspace.output().resolve(PARTS), check.parts());
  }

  /** The headers, below {@code include/}, that its entry tells. */
  public static List<String> parts(StoreEntry entry) throws IOException {
    return Files.readAllLines(entry.file(PARTS));
  }
}
