// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Space;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that is known before it is fetched, wherever that will be from: of two, those are the same
 * that promise the same.
 *
 * @param fileName what messages call it; a single path segment
 * @param candidates the places to try, in order; at least one
 * @param license the file in it that has its terms, where pinned
 * @param space what it takes of the store, unpacked
 */
public record PinnedFile(
    String fileName, List<Candidate> candidates, Optional<PinnedLicense> license, Space space) {
  private static final String DIRECTORY = "directory";

  /** A file of which nobody has pinned more. */
  public PinnedFile(String fileName, List<Candidate> candidates) {
    this(fileName, candidates, Optional.empty(), new Space(0, 0));
  }

  /**
   * One place with what is there: other mirrors may carry other bytes.
   *
   * @param locator the place
   * @param sha256 what must be found there
   * @param size of what must be found there, in bytes, where pinned
   * @param part the directory of what is there that is wanted, below its top directory; empty for
   *     all of it
   * @param pinnedIn the pin file and line of the digest, for messages
   */
  public record Candidate(
      Locator locator,
      Sha256 sha256,
      Optional<Long> size,
      Optional<RelativePath> part,
      String pinnedIn) {

    /** Reads what {@code node} pins of the file at {@code locator}. */
    private static Candidate at(Locator locator, TomlNode node) {
      if (locator instanceof Locator.NanvixAsset && !node.keys().contains("sha256")) {
        throw node.missing(
            "sha256",
            "the SHA-256 of "
                + locator.describe()
                + ", which has only an address for it: fetch the file once, see that it is the"
                + " right one, and write down what sha256sum says");
      }
      if (!node.keys().contains("sha256")) {
        throw node.missing(
                "sha256", "the SHA-256 of the file; nanvix:lock fetches it and writes that down")
            .fixedBy("mvn nanvix:lock");
      }
      return new Candidate(
          locator,
          node.sha256("sha256"),
          node.optionalSize("size"),
          PinnedFile.part(node),
          node.place("sha256"));
    }

    /** Whether what is found there, once unpacked, is what another place has as well. */
    private boolean isAs(Candidate other) {
      return sha256.equals(other.sha256()) && part.equals(other.part());
    }
  }

  /**
   * Reads {@code file}, {@code sha256}, {@code size}, {@code space}, {@code license-file}, {@code
   * license-sha256} and {@code [[locator]]} of a table. A locator with a digest of its own has
   * other bytes, so the table's size does not hold for it.
   */
  public static PinnedFile from(TomlNode node) {
    return from(node, "sha256", "size");
  }

  /**
   * As {@link #from(TomlNode)}, with {@code directory}: the part of the archive that is the source,
   * which a locator with a digest of its own may have elsewhere.
   */
  public static PinnedFile ofSource(TomlNode node) {
    return from(node, "sha256", "size", DIRECTORY);
  }

  /** The part of an archive that a table names. */
  public static Optional<RelativePath> part(TomlNode node) {
    return node.keys().contains(DIRECTORY) ? Optional.of(node.path(DIRECTORY)) : Optional.empty();
  }

  private static PinnedFile from(TomlNode node, String... own) {
    List<Candidate> candidates = new ArrayList<>();
    for (TomlNode place : node.tables("locator")) {
      place.allowOnly(Stream.concat(Locator.KINDS.stream(), Stream.of(own)).toArray(String[]::new));
      boolean differs = Stream.of(own).anyMatch(place.keys()::contains);
      candidates.add(Candidate.at(Locator.from(place), differs ? place : node));
    }
    if (candidates.isEmpty()) {
      throw node.refuse("locator", "is missing", "at least one [[locator]]");
    }
    return new PinnedFile(
        node.parsed("file", PinnedFile::segment),
        List.copyOf(candidates),
        PinnedLicense.from(node),
        space(node, candidates));
  }

  /** What Maven fetches lies in its local repository; the rest is fetched into the store first. */
  private static Space space(TomlNode node, List<Candidate> candidates) {
    long size = candidates.get(0).size().orElse(0L);
    boolean fetched =
        candidates.stream().anyMatch(one -> !(one.locator() instanceof Locator.MavenArtifact));
    // No archive is larger than what is in it.
    return new Space(node.optionalSize("space").orElse(size), fetched ? size : 0);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PinnedFile file && file.promises().equals(promises());
  }

  @Override
  public int hashCode() {
    return promises().hashCode();
  }

  private List<Object> promises() {
    return candidates.stream()
        .<Object>map(one -> List.of(one.sha256(), one.part()))
        .distinct()
        .toList();
  }

  /** One file for each content that places promise, with only the places that promise it. */
  public List<PinnedFile> byContent() {
    List<Candidate> firsts = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (firsts.stream().noneMatch(candidate::isAs)) {
        firsts.add(candidate);
      }
    }
    return firsts.stream()
        .map(
            first ->
                new PinnedFile(
                    fileName, candidates.stream().filter(first::isAs).toList(), license, space))
        .toList();
  }

  /** The digests promised, in the order of the places. */
  public List<Sha256> digests() {
    return candidates.stream().map(Candidate::sha256).distinct().toList();
  }

  private static String segment(String text) {
    RelativePath path = new RelativePath(text);
    if (!path.fileName().equals(text)) {
      throw new IllegalArgumentException("Not a file name: \"" + text + "\"");
    }
    return text;
  }
}
