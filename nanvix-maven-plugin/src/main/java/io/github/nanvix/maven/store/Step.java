package io.github.nanvix.maven.store;

import java.io.IOException;

/**
 * One unit of build work. Implementations are immutable records; what they hold is what {@link
 * #inputs()} tells.
 */
public interface Step {

  /** The directory of the store that outputs of this kind share: lower-case words and hyphens. */
  String kind();

  /** What the console calls this step, for example {@code libffi 3.4.4 static library}. */
  String title();

  /** Everything that the output depends on. */
  Inputs inputs();

  /**
   * Does the work. Whatever {@link Workspace#output()} holds on return is published as a whole; on
   * an exception nothing is.
   */
  void produce(Workspace workspace) throws IOException;
}
