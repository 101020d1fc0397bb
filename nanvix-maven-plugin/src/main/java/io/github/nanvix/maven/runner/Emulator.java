package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.digest.Sha256;
import java.nio.file.Path;

/**
 * A program that runs programs of another processor.
 *
 * @param program its file; what it is to run comes as its arguments
 * @param version the first line that it prints of itself
 * @param digest of its file
 */
public record Emulator(Path program, String version, Sha256 digest) {

  /** One line that tells which it is, on whatever machine. */
  public String description() {
    return version + ", " + digest + ", " + program;
  }
}
