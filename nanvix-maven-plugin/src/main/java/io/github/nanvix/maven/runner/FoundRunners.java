// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What was found out about this machine in one build, for all of its projects. */
public final class FoundRunners {
  private final Map<RunnerPin, Optional<String>> refusals = new ConcurrentHashMap<>();
  private final Map<List<Object>, Runner> runners = new ConcurrentHashMap<>();

  /** Why the kernel refuses programs of a processor, empty if it does not; asked once. */
  Optional<String> refusal(RunnerPin pin, Supplier<Optional<String>> question) {
    return refusals.computeIfAbsent(pin, any -> question.get());
  }

  /**
   * The runner, looked for once.
   *
   * @param of all that the search depends on
   */
  Runner runner(List<Object> of, Supplier<Runner> search) {
    return runners.computeIfAbsent(of, any -> search.get());
  }
}
