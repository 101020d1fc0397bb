// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The failures of several things of which none waits for another, said at once: whoever corrects
 * one need not run into the next.
 */
public final class Refusals {
  private final Set<String> messages = new LinkedHashSet<>();
  private @Nullable BuildException first;
  private boolean isInput;
  private int tried;
  private int refused;

  /** Does one of them; what it gives, if it does not fail. */
  public <T> Optional<T> attempt(Supplier<T> work) {
    tried++;
    try {
      return Optional.of(work.get());
    } catch (BuildException e) {
      refused++;
      first = first == null ? e : first;
      isInput |= e.kind() == BuildException.Cause.INPUT;
      messages.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * After the last one.
   *
   * @param kind what they are, in the plural
   * @param consequence of it that some are refused, a clause that goes on with "and"
   * @throws BuildException if one has failed
   */
  public void raise(String kind, String consequence) {
    if (first == null) {
      return;
    }
    if (messages.size() == 1) {
      throw first;
    }
    String what =
        refused
            + " of "
            + tried
            + " "
            + kind
            + " are refused, and "
            + consequence
            + ":"
            + messages.stream().collect(Collectors.joining("\n  ", "\n  ", ""));
    throw isInput
        ? BuildException.input(what, "", first)
        : BuildException.environment(what, "", first);
  }
}
