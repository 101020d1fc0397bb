// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.preflight.Report;
import java.util.List;

/** One kind of thing that is looked at before any work. */
interface Check {

  /**
   * Looks at it.
   *
   * @param goals those that will run, whose parameters are sound, in the order in which they run
   * @param report where everything goes that is wrong
   */
  void look(List<GoalMojo> goals, Report report);
}
