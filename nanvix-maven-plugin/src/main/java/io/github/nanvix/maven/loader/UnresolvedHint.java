// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What to do about a missing symbol whose name tells where it should have come from. */
final class UnresolvedHint {
  /** Arithmetic that compilers call for, and keep hidden in libgcc or compiler-rt. */
  private static final Pattern COMPILER_HELPER =
      Pattern.compile(
          "__(u?(div|mod|divmod)[dt]i[34]|mul[dtsx][ifc]3|(ash[lr]|lshr)di3|"
              + "(fix|fixuns|float|floatun)[a-z]{4}|(neg|cmp|ucmp|popcount|ffs|cl[zr]|ctz|bswap)[dst]i2|"
              + "pow[dsx]f2|x86\\.get_pc_thunk\\..*|stack_chk_fail_local|divdc3|divsc3|divxc3)");

  /** Data in one C library, functions or macros in the next. */
  private static final Set<String> OF_GENERATIONS = Set.of("_impure_ptr", "stdin", "stdout");

  private UnresolvedHint() {}

  /** A sentence; empty where the name tells nothing. */
  static Optional<String> of(String symbol) {
    if (COMPILER_HELPER.matcher(symbol).matches()) {
      return Optional.of(
          "It is a helper of the compiler, which no other file exports: put -lgcc or the"
              + " compiler's builtins on this link line.");
    }
    return OF_GENERATIONS.contains(symbol)
        ? Optional.of(
            "Headers and C library may be of different generations: compile it again with the"
                + " headers of the sysroot that the executable was linked in.")
        : Optional.empty();
  }
}
