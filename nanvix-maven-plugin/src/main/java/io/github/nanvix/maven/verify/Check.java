// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;

/** One verification rule. */
public interface Check {
  /** Its stable id, for example {@code ELF-REL-003}; {@code docs/findings} explains each. */
  String id();

  /** The fault that it finds, as one clause. */
  String title();

  /** What its findings do to the build, where the loader profile says nothing else. */
  Severity severity();

  /** Whether it can judge a file without the rest of an image. */
  boolean judgesAlone();

  /** Looks at everything it concerns and reports each fault. */
  void inspect(Subject subject, Faults faults);

  /** Where a check puts what it finds. */
  @FunctionalInterface
  interface Faults {
    /**
     * Reports one fault.
     *
     * @param file the file at fault
     * @param message what is wrong, with expected and actual
     * @param hint the next step, as a sentence
     */
    void add(RelativePath file, String message, String hint);
  }
}
