// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.digest.Sha256;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that runs programs of another processor.
 *
 * @param program its file; what it is to run comes as its arguments
 * @param version the first line that it prints of itself
 * @param digest of its file
 * @param nameOption the option behind which the name stands that a program is told to have; empty
 *     where there is none
 */
public record Emulator(Path program, String version, Sha256 digest, Optional<String> nameOption) {

  /** One line that tells which it is, on whatever machine. */
  public String description() {
    return version + ", " + digest + ", " + program;
  }
}
