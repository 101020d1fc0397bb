// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entries as artifacts of a Maven repository: the kind is the artifactId, the fingerprint the
 * version, and each part has a classifier of its own. The manifest comes last, so that what has one
 * is whole.
 */
record RepositoryStore(Repository repository) implements RemoteStore {
  private static final String GROUP = "io.github.nanvix.store";
  private static final long MOST_MANIFEST = 256L << 20;

  @Override
  public String name() {
    return repository.name();
  }

  @Override
  public Optional<RemoteEntry> find(EntryKey key, Path work) throws IOException {
    Path manifest = work.resolve("found-" + MANIFEST);
    return repository.fetch(coordinates(key, MANIFEST), MOST_MANIFEST, manifest)
        ? Optional.of(new Entry(key, manifest))
        : Optional.empty();
  }

  @Override
  public void publish(EntryKey key, SortedMap<String, Path> parts, Path work) throws IOException {
    SortedMap<String, Path> first = new TreeMap<>();
    for (Map.Entry<String, Path> part : parts.entrySet()) {
      if (!part.getKey().equals(MANIFEST)) {
        first.put(coordinates(key, part.getKey()), part.getValue());
      }
    }
    repository.deploy(first);
    repository.deploy(new TreeMap<>(Map.of(coordinates(key, MANIFEST), parts.get(MANIFEST))));
  }

  private static String coordinates(EntryKey key, String part) {
    int dot = part.indexOf('.');
    return String.join(
        ":",
        GROUP,
        key.kind(),
        part.substring(dot + 1),
        part.substring(0, dot),
        key.fingerprint().hex());
  }

  @Override
  public void stop() {
    repository.stop();
  }

  @Override
  public long sent() {
    return repository.sent();
  }

  private final class Entry implements RemoteEntry {
    private final EntryKey key;
    private final Path manifest;

    Entry(EntryKey key, Path manifest) {
      this.key = key;
      this.manifest = manifest;
    }

    @Override
    public void fetch(String part, long most, Path file) throws IOException {
      if (part.equals(MANIFEST)) {
        Files.move(manifest, file);
      } else if (!repository.fetch(coordinates(key, part), most, file)) {
        throw new MissingPartException("it has no " + part);
      }
    }
  }
}
