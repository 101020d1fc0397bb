// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.checkout.Checkout;
import io.github.nanvix.maven.cpython.setup.SetupDocument;

/**
 * What became of a checkout's Setup.local.
 *
 * @param checkout the checkout
 * @param before its Setup.local as it was; empty where it had none
 * @param after the same, rewritten
 */
public record RewrittenCheckout(Checkout checkout, SetupDocument before, SetupDocument after) {
  /** Its path within the checkout. */
  public static final String FILE = "Modules/Setup.local";

  /** Whether rewriting changes a byte. */
  public boolean isChanged() {
    return !before.equals(after);
  }
}
