// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One time that a project asked the store for a step's output.
 *
 * @param fingerprint of the step
 * @param outcome what the store did
 * @param time when
 * @param took how long it took to make; empty where it is not known, or was made before
 * @param inputs by name, what the fingerprint is made of
 */
public record StepRun(
    Sha256 fingerprint,
    Outcome outcome,
    Instant time,
    Optional<Duration> took,
    SortedMap<String, String> inputs) {

  /** What the store did. */
  public enum Outcome {
    /** The output was made. */
    MADE,
    /** It was made although the project had used it before: the store had lost it. */
    MADE_AGAIN,
    /** The store had it. */
    REUSED
  }

  /** The head of the history's document: the fingerprint has to be its first line. */
  String head(String kind, String title) {
    Inputs head =
        new Inputs()
            .with("fingerprint", fingerprint.hex())
            .with("kind", kind)
            .with("outcome", outcome)
            .with("time", time)
            .with("title", title);
    took.ifPresent(duration -> head.with("took", duration));
    return head.text();
  }

  /**
   * @throws RuntimeException if these blocks are no run
   */
  static StepRun parse(Map<String, String> head, String inputs) {
    return new StepRun(
        new Sha256(head.getOrDefault("fingerprint", "")),
        Outcome.valueOf(head.getOrDefault("outcome", "")),
        Instant.parse(head.getOrDefault("time", "")),
        Optional.ofNullable(head.get("took")).map(Duration::parse),
        Inputs.parse(inputs));
  }
}
