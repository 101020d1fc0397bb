// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

/**
 * Something in a generated Makefile that would build other than what was asked.
 *
 * @param what one sentence, naming the variable or target, expected and actual
 * @param hint the next step, as one sentence
 */
public record MakefileProblem(String what, String hint) {}
