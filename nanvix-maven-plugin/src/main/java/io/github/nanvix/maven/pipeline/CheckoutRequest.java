// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import java.nio.file.Path;

/**
 * A checkout of CPython whose Setup.local is to be rewritten in place.
 *
 * @param directory the checkout, or where it was configured
 * @param dryRun whether nothing is written
 */
public record CheckoutRequest(Path directory, boolean dryRun) {}
