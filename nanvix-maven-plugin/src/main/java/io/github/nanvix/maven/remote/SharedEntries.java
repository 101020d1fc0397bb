// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Elsewhere;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.TreeManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of a remote store, for one build. A server that lies, stops, is full or forgets costs
 * time and never bytes: what is not as it was published is made here, and what it costs to ask is
 * measured.
 */
public final class SharedEntries implements Elsewhere {
  private static final Logger LOG = LoggerFactory.getLogger(SharedEntries.class);

  private final RemoteStore remote;
  private final Optional<TrustedKeys> keys;
  private final Optional<Uploads> uploads;
  private final Supplier<Path> scratch;
  private final Consumer<String> warnings;
  private final Confidence confidence = new Confidence();
  private final Set<EntryKey> spoiled = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param remote the place
   * @param keys whose entries are taken; where empty, everybody's
   * @param uploads what takes entries there; empty where they are only read
   * @param scratch has a directory of the local store for what is on its way
   * @param warnings is told what users should know
   */
  public SharedEntries(
      RemoteStore remote,
      Optional<TrustedKeys> keys,
      Optional<Uploads> uploads,
      Supplier<Path> scratch,
      Consumer<String> warnings) {
    this.remote = remote;
    this.keys = keys;
    this.uploads = uploads;
    this.scratch = scratch;
    this.warnings = warnings;
  }

  @Override
  public Optional<TreeManifest> bring(String kind, Inputs inputs, String title, Path tree)
      throws IOException {
    if (confidence.isGone()) {
      return Optional.empty();
    }
    if (keys.isEmpty() && told.compareAndSet(false, true)) {
      LOG.info(
          "Entries are taken from {}: whoever can write there is trusted as the compiler is, since"
              + " nanvix.store.keys names no keys.",
          remote.name());
    }
    EntryKey key = new EntryKey(kind, inputs.fingerprint());
    long start = System.nanoTime();
    Optional<TreeManifest> brought = Optional.empty();
    Path work = Files.createTempDirectory(scratch.get(), "remote-");
    try {
      Optional<RemoteEntry> found = remote.find(key, work);
      if (found.isPresent()) {
        brought = Optional.of(new Arrival(key, found.get(), keys, work).unpack(tree));
        long bytes = Files.size(work.resolve(RemoteStore.TREE));
        LOG.info("{}: comes from {} ({})", title, remote.name(), new ByteSize(bytes));
      } else {
        lost(start, Optional.empty());
      }
    } catch (MissingPartException e) {
      spoiled.add(key);
      LOG.debug("{}: {} lacks it: {}", title, remote.name(), e.getMessage());
      lost(start, Optional.empty());
    } catch (DamagedPartException e) {
      spoiled.add(key);
      warnings.accept(
          title
              + ": "
              + key
              + " in "
              + remote.name()
              + " is not taken: "
              + Reason.of(e)
              + ". It is made here.");
    } catch (IOException e) {
      LOG.debug("{}: {} does not bring it: {}", title, remote.name(), Reason.of(e));
      lost(start, Optional.of(Reason.of(e)));
    } finally {
      Trees.delete(work);
      if (brought.isEmpty()) {
        Trees.empty(tree);
      }
    }
    return brought;
  }

  private void lost(long start, Optional<String> fault) {
    confidence
        .lost(Duration.ofNanos(System.nanoTime() - start), fault)
        .ifPresent(
            reason ->
                warnings.accept(
                    "The remote store "
                        + remote.name()
                        + " is not asked any more in this build: "
                        + reason
                        + "."));
  }

  @Override
  public void offer(String kind, Inputs inputs, String title, Path entry) {
    EntryKey key = new EntryKey(kind, inputs.fingerprint());
    uploads.ifPresent(to -> to.add(key, title, entry, spoiled.contains(key)));
  }

  /** Waits until what was offered is there, as long as it gets on. */
  public void finish() {
    uploads.ifPresent(Uploads::finish);
  }
}
