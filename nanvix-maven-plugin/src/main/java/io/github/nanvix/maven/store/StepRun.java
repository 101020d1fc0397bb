package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * One time that a project asked the store for a step's output.
 *
 * @param fingerprint of the step
 * @param outcome what the store did
 * @param time when
 * @param inputs by name, what the fingerprint is made of
 */
public record StepRun(
    Sha256 fingerprint, Outcome outcome, Instant time, SortedMap<String, String> inputs) {

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
    return new Inputs()
        .with("fingerprint", fingerprint.hex())
        .with("kind", kind)
        .with("outcome", outcome)
        .with("time", time)
        .with("title", title)
        .text();
  }

  /**
   * @throws RuntimeException if these blocks are no run
   */
  static StepRun parse(Map<String, String> head, String inputs) {
    return new StepRun(
        new Sha256(head.getOrDefault("fingerprint", "")),
        Outcome.valueOf(head.getOrDefault("outcome", "")),
        Instant.parse(head.getOrDefault("time", "")),
        Inputs.parse(inputs));
  }
}
