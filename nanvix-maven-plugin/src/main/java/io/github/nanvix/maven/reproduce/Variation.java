// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

/** One circumstance of a build, for example the time zone. */
public sealed interface Variation {

  /** What people call the circumstance. */
  String what();

  /**
   * It differed.
   *
   * @param what what people call it
   * @param first how it was in the first build
   * @param second how it was in the second
   */
  record Varied(String what, String first, String second) implements Variation {}

  /**
   * It was the same in both.
   *
   * @param what what people call it
   * @param reason why this machine does not let it differ
   */
  record NotVaried(String what, String reason) implements Variation {}
}
