// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import java.util.Map;

/**
 * The moves of a loader for one module, simulated; nothing is opened or run.
 *
 * @param module the file that is opened
 * @param files every file that is mapped for it, in load order, the module first; without those
 *     that were loaded with the executable
 * @param needs for each of them the files that it needs, loaded now or before, in link order
 * @param constructors the same files in the order in which their constructors run, leaves first;
 *     empty where the loader runs none
 * @param destructors the same files in the order in which their destructors run when the module is
 *     closed and nothing else was opened, or the program ends; empty where the loader runs none
 * @param symbols every undefined symbol of these files and what it binds to
 * @param failures why the loader would refuse the module; empty where it loads
 * @param warnings what the loader says of libraries that a program needs and starts without
 * @param lost the symbols that are missing because of these failures
 */
public record LoadPlan(
    RelativePath module,
    List<LoadedFile> files,
    Map<RelativePath, List<RelativePath>> needs,
    List<RelativePath> constructors,
    List<RelativePath> destructors,
    List<BoundSymbol> symbols,
    List<LoadFailure> failures,
    List<LoadFailure> warnings,
    List<LoadFailure> lost) {

  /** Whether the loader would accept the module. */
  public boolean loads() {
    return failures.isEmpty();
  }

  /** Whether a library that is needed could not be loaded, so that its symbols are unknown. */
  public boolean lacksLibrary() {
    return failures.stream().anyMatch(LoadFailure::isOfLibrary);
  }

  /** The failures of one kind. */
  public List<LoadFailure> failures(Refusal kind) {
    return failures.stream().filter(failure -> failure.kind() == kind).toList();
  }
}
