// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.util.List;
import java.util.Set;

/** Symbols behind which there is state that a process must not have twice. */
final class StatefulSymbols {
  private static final Set<String> COMPILER =
      Set.of(
          "__cpu_model",
          "__cpu_features2",
          "__cpu_indicator_init",
          "__emutls_get_address",
          "__emutls_register_common",
          "__gcc_personality_v0",
          "__morestack");

  private static final List<String> COMPILER_PREFIXES =
      List.of("__register_frame", "__deregister_frame", "_Unwind_", "__gcov_", "__splitstack_");

  private StatefulSymbols() {}

  /** Frame registry, unwinder, processor model, emulated thread-local storage, coverage. */
  static boolean isCompilerState(String name) {
    return name.startsWith("_")
        && (COMPILER.contains(name) || COMPILER_PREFIXES.stream().anyMatch(name::startsWith));
  }
}
