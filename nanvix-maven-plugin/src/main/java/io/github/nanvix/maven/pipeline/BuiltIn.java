// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

/**
 * A module that the interpreter carries unless the project's own Setup.local says otherwise.
 *
 * @param module its name
 * @param reason why, as a clause
 */
public record BuiltIn(String module, String reason) {}
