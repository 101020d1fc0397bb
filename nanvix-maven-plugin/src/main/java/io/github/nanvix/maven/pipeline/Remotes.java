// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.remote.RemoteRequest;
import io.github.nanvix.maven.remote.RemoteStores;
import io.github.nanvix.maven.remote.SharedEntries;
import io.github.nanvix.maven.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The remote stores of one build: what one of its projects has found out of one, all know. */
public final class Remotes {
  private static final Logger LOG = LoggerFactory.getLogger(Remotes.class);

  private final Map<List<Object>, SharedEntries> entries = new ConcurrentHashMap<>();

  /**
   * The entries of one.
   *
   * @param local the store that they come to
   */
  SharedEntries entries(RemoteRequest request, Store local) {
    Path root = local.root();
    return entries.computeIfAbsent(
        List.of(root, request.store().name(), request.writes(), request.keys(), request.signer()),
        key -> RemoteStores.entries(request, local::temporary, LOG::warn));
  }

  /** Waits until all is there that was published, as long as it gets on. */
  public void finish() {
    entries.values().forEach(SharedEntries::finish);
  }
}
