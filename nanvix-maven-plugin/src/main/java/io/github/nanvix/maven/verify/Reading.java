// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What is read while something else is done. */
public final class Reading<T> {
  private final CompletableFuture<T> future;

  private Reading(CompletableFuture<T> future) {
    this.future = future;
  }

  /** Begins to read, and returns at once. */
  public static <T> Reading<T> begin(Supplier<T> work) {
    return new Reading<>(CompletableFuture.supplyAsync(work));
  }

  /** What is there without being read. */
  static <T> Reading<T> of(T result) {
    return new Reading<>(CompletableFuture.completedFuture(result));
  }

  /** What was read, when it has been; what went wrong with it is thrown here. */
  public T result() {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
