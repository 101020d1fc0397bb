package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;

/**
 * A step that makes sure of the toolchain before it does any work; one that is reused does none.
 */
record ProbingStep(Step step, Runnable probe) implements Step {

  @Override
  public String kind() {
    return step.kind();
  }

  @Override
  public String title() {
    return step.title();
  }

  @Override
  public Inputs inputs() {
    return step.inputs();
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    probe.run();
    step.produce(workspace);
  }
}
