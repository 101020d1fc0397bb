// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What digests in inputs stand for: an entry of the store by its fingerprint, or a file that a step
 * of the project has made, by its content.
 */
final class KnownInputs {
  private static final String SHA256 = "sha256:";

  /** The inputs behind a digest, and the kind of the step that they are of. */
  record Known(String kind, SortedMap<String, String> inputs) {}

  private final List<Path> kinds;
  private final Map<String, Known> byFingerprint = new HashMap<>();
  private final Map<String, Known> byContent = new HashMap<>();

  /**
   * @param records the project's history, which outlives entries; earlier ones win where two steps
   *     have a file in common, since the later one has got it from there
   */
  KnownInputs(Path store, List<StepRecord> records) throws IOException {
    this.kinds = StoreContent.kinds(store);
    for (StepRecord step : records) {
      List<StepRun> runs = new ArrayList<>(step.before().stream().toList());
      runs.add(step.last());
      for (StepRun run : runs) {
        Known known = new Known(step.kind(), run.inputs());
        byFingerprint.put(run.fingerprint().hex(), known);
        contents(store.resolve(step.kind()).resolve(run.fingerprint().hex()), known);
      }
    }
  }

  private void contents(Path entry, Known known) throws IOException {
    try {
      TreeManifest.read(entry)
          .ifPresent(
              manifest ->
                  manifest.lines().stream()
                      .map(ManifestLine::content)
                      .filter(content -> content.startsWith(SHA256))
                      .forEach(
                          content ->
                              byContent.putIfAbsent(content.substring(SHA256.length()), known)));
    } catch (IllegalArgumentException e) {
      // A damaged manifest explains nothing; nanvix:store-gc reports it.
    }
  }

  /** What a digest stands for, if that is known. */
  Optional<Known> of(String hex) throws IOException {
    Known known = byFingerprint.get(hex);
    if (known == null) {
      known = inStore(hex).orElseGet(() -> byContent.get(hex));
    }
    return Optional.ofNullable(known);
  }

  private Optional<Known> inStore(String hex) throws IOException {
    for (Path kind : kinds) {
      Path inputs = kind.resolve(hex).resolve(Store.INPUTS);
      if (Files.isRegularFile(inputs)) {
        return Optional.of(
            new Known(kind.getFileName().toString(), Inputs.parse(Files.readString(inputs))));
      }
    }
    return Optional.empty();
  }
}
