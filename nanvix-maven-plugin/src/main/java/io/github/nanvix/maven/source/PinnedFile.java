package io.github.nanvix.maven.source;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that is known before it is fetched.
 *
 * @param fileName what messages call it
 * @param size in bytes, where pinned
 * @param candidates the places to try, in order; at least one
 */
public record PinnedFile(String fileName, Optional<Long> size, List<Candidate> candidates) {

  /**
   * One place with the digest of what is there: other mirrors may carry other bytes.
   *
   * @param locator the place
   * @param sha256 what must be found there
   * @param pinnedIn the pin file and line of the digest, for messages
   */
  public record Candidate(Locator locator, Sha256 sha256, String pinnedIn) {}

  /** Reads {@code file}, {@code sha256}, {@code size} and {@code [[locator]]} of a table. */
  public static PinnedFile from(TomlNode node) {
    Sha256 common = node.sha256("sha256");
    List<Candidate> candidates = new ArrayList<>();
    for (TomlNode locator : node.tables("locator")) {
      locator.allowOnly("url", "debian-pool", "maven", "sha256");
      boolean own = locator.keys().contains("sha256");
      candidates.add(
          new Candidate(
              Locator.from(locator),
              own ? locator.sha256("sha256") : common,
              own ? locator.place("sha256") : node.place("sha256")));
    }
    if (candidates.isEmpty()) {
      throw node.refuse("locator", "is missing", "at least one [[locator]]");
    }
    return new PinnedFile(node.string("file"), node.optionalSize("size"), List.copyOf(candidates));
  }

  /** The same file with only those places that promise the given bytes. */
  public PinnedFile only(Sha256 sha256) {
    return new PinnedFile(
        fileName, size, candidates.stream().filter(c -> c.sha256().equals(sha256)).toList());
  }

  /** The digests promised, in the order of the places. */
  public List<Sha256> digests() {
    return candidates.stream().map(Candidate::sha256).distinct().toList();
  }
}
