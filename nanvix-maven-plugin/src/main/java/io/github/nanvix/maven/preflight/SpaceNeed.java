// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.preflight;

import io.github.nanvix.maven.store.Space;
import java.util.function.BooleanSupplier;

/**
 * Something that takes space in the store, once for all who need it.
 *
 * @param what it is, for messages; the same words for the same thing
 * @param space what it takes
 * @param isMissing whether it is not there yet; asked only where space is short
 */
public record SpaceNeed(String what, Space space, BooleanSupplier isMissing) {}
