// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;

/** A step whose work a test gives. */
record TestStep(String content, Work work) implements Step {

  /** The work. */
  interface Work {
    void in(Workspace workspace) throws IOException;
  }

  @Override
  public String kind() {
    return "test";
  }

  @Override
  public String title() {
    return "test " + content;
  }

  @Override
  public Inputs inputs() {
    return new Inputs().with("step", "test 1").with("content", content);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    work.in(workspace);
  }

  /** What the store calls this step in {@code tmp/}, {@code work/} and {@code locks/}. */
  String name() {
    return kind() + "-" + inputs().fingerprint().abbreviated();
  }
}
