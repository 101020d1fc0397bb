// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

/**
 * What the outcome of a case may depend on.
 *
 * @param version the feature version of what is tested, for example {@code 3.13}
 * @param toolchain its name
 * @param runner {@code kernel} or {@code emulator}
 */
public record SuiteSetting(String version, String toolchain, String runner) {}
