// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;

/**
 * One unit of build work. Implementations are immutable records that hold inputs and nothing else:
 * two that differ have different fingerprints. What else it takes, the {@link Workspace} brings.
 */
public interface Step {

  /** The directory of the store that outputs of this kind share: lower-case words and hyphens. */
  String kind();

  /**
   * What the console calls this step where nobody gives it another name, for example {@code libffi
   * 3.4.4 static library}.
   */
  default String title() {
    return kind().replace('-', ' ');
  }

  /** Everything that the output depends on. */
  Inputs inputs();

  /**
   * Whether the output serves other machines, too, and is worth bringing there; not what tells of
   * this machine, or lies on it anyway.
   */
  default boolean servesOtherMachines() {
    return true;
  }

  /**
   * Does the work. Whatever {@link Workspace#output()} holds on return is published as a whole; on
   * an exception nothing is.
   */
  void produce(Workspace workspace) throws IOException;
}
