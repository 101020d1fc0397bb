// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is found out when it is first asked for. What fails is asked for again. */
final class Once<T> {
  private final Supplier<T> source;
  private @Nullable T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  synchronized T get() {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
