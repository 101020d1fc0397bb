// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entries as Bazel's cache protocol has them: the parts under {@code cas/} by their digests, and
 * under {@code ac/} which of them make an entry.
 */
record BlobStore(Blobs blobs) implements RemoteStore {
  private static final String CONTENT = "cas/";
  private static final String RESULT = "ac/";

  @Override
  public String name() {
    return blobs.name();
  }

  @Override
  public Optional<RemoteEntry> find(EntryKey key, Path work) throws IOException {
    Path file = work.resolve("result");
    return blobs.fetch(RESULT + key.digest().hex(), ActionResult.MOST_BYTES, file)
        ? Optional.of(new Entry(ActionResult.decode(Files.readAllBytes(file))))
        : Optional.empty();
  }

  @Override
  public void publish(EntryKey key, SortedMap<String, Path> parts, Path work) throws IOException {
    SortedMap<String, ActionResult.Blob> files = new TreeMap<>();
    for (Map.Entry<String, Path> part : parts.entrySet()) {
      Path file = part.getValue();
      Sha256 digest = Sha256.ofFile(file);
      // What is there under the digest may be something else: it is put there once more.
      blobs.put(CONTENT + digest.hex(), file);
      files.put(part.getKey(), new ActionResult.Blob(digest, Files.size(file)));
    }
    Path result = work.resolve("result");
    Files.write(result, new ActionResult(files).encode());
    blobs.put(RESULT + key.digest().hex(), result);
  }

  @Override
  public void stop() {
    blobs.stop();
  }

  @Override
  public long sent() {
    return blobs.sent();
  }

  private final class Entry implements RemoteEntry {
    private final ActionResult result;

    Entry(ActionResult result) {
      this.result = result;
    }

    @Override
    public void fetch(String part, long most, Path file) throws IOException {
      ActionResult.Blob blob = result.files().get(part);
      if (blob == null) {
        throw new MissingPartException("it has no " + part);
      }
      if (blob.size() > most) {
        throw new DamagedPartException(
            "its "
                + part
                + " has "
                + new Count(blob.size(), "byte")
                + ", expected at most "
                + most);
      }
      if (!blobs.fetch(CONTENT + blob.digest().hex(), blob.size(), file)) {
        throw new MissingPartException("its " + part + " is no longer there");
      }
      Sha256 digest = Sha256.ofFile(file);
      if (!digest.equals(blob.digest())) {
        throw new DamagedPartException(
            "its " + part + " is " + digest + ", expected " + blob.digest());
      }
    }
  }
}
