// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

/**
 * How far a command has got, by what it printed.
 *
 * @param done how many files it has begun to compile, or how many questions it has answered
 * @param at the file of the last one; empty where the command says none
 */
public record Counted(long done, String at) {
  /** Nothing that could be counted. */
  static final Counted NOTHING = new Counted(0, "");

  Counted next(String file) {
    return new Counted(done + 1, file);
  }
}
