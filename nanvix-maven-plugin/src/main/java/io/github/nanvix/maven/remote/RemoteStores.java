// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.source.WebFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ways to get at a remote store. */
public final class RemoteStores {
  private static final Duration WINDOW = Duration.ofSeconds(5);

  /** How many bytes a second have to come, or the work is done sooner. */
  public static final long RATE = 100_000;

  /** For how long nothing may come. */
  public static final Duration STALL = WINDOW;

  private RemoteStores() {}

  /** A directory. */
  public static RemoteStore directory(Path directory) {
    return new BlobStore(new DirectoryBlobs(directory));
  }

  /** A web server with Bazel's HTTP cache protocol. */
  public static RemoteStore web(RemoteAddress address, WebFiles files) {
    return new BlobStore(new WebBlobs(address.uri(), files));
  }

  /** A Maven repository. */
  public static RemoteStore repository(Repository repository) {
    return new RepositoryStore(repository);
  }

  /**
   * What a request comes to.
   *
   * @param scratch has a directory of the local store, for what is on its way
   * @param warnings is told what users should know
   */
  public static SharedEntries entries(
      RemoteRequest request, Supplier<Path> scratch, Consumer<String> warnings) {
    return new SharedEntries(
        request.store(),
        request.keys(),
        request.writes()
            ? Optional.of(
                new Uploads(request.store(), request.signer(), scratch, warnings, WINDOW, RATE))
            : Optional.empty(),
        scratch,
        warnings);
  }
}
