// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes entries to a remote store, one after the other, while the build goes on. */
public final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final RemoteStore remote;
  private final Optional<SigningKey> signer;
  private final Supplier<Path> scratch;
  private final Consumer<String> warnings;
  private final Duration window;
  private final long rate;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "nanvix-uploads");
            made.setDaemon(true);
            return made;
          });
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean packing;

  /**
   * @param remote the place
   * @param signer who vouches for what is published, if anybody does
   * @param scratch has a directory of the local store for what is on its way
   * @param warnings is told what users should know
   * @param window how long the end of the build waits before it looks whether that is any use
   * @param rate how many bytes a second have to have gone there in that time
   */
  public Uploads(
      RemoteStore remote,
      Optional<SigningKey> signer,
      Supplier<Path> scratch,
      Consumer<String> warnings,
      Duration window,
      long rate) {
    this.remote = remote;
    this.signer = signer;
    this.scratch = scratch;
    this.warnings = warnings;
    this.window = window;
    this.rate = rate;
  }

  /**
   * Has an entry taken there.
   *
   * @param entry its directory
   * @param again also if the place says that it has it
   */
  void add(EntryKey key, String title, Path entry, boolean again) {
    if (ended.get()) {
      return;
    }
    waiting.incrementAndGet();
    thread.execute(
        () -> {
          try {
            if (!ended.get()) {
              publish(key, title, entry, again);
            }
          } catch (IOException | RuntimeException e) {
            end(Reason.of(e));
          } finally {
            waiting.decrementAndGet();
          }
        });
  }

  private void publish(EntryKey key, String title, Path entry, boolean again) throws IOException {
    Path work = Files.createTempDirectory(scratch.get(), "remote-");
    try {
      if (!again && has(key, work)) {
        return;
      }
      SortedMap<String, Path> parts = packed(key, entry, work);
      remote.publish(key, parts, work);
      LOG.debug("{}: is in {} now", title, remote.name());
    } finally {
      Trees.delete(work);
    }
  }

  private boolean has(EntryKey key, Path work) throws IOException {
    try {
      return remote.find(key, work).isPresent();
    } catch (DamagedPartException e) {
      return false;
    }
  }

  private SortedMap<String, Path> packed(EntryKey key, Path entry, Path work) throws IOException {
    packing = true;
    try {
      return new Departure(key, entry, signer, work).parts();
    } finally {
      packing = false;
    }
  }

  /** Waits until all of it is there, as long as it gets on. */
  void finish() {
    thread.shutdown();
    long before = remote.sent();
    boolean told = false;
    try {
      while (!thread.awaitTermination(window.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = remote.sent();
        if (!packing && (now - before) * 1000 < rate * window.toMillis()) {
          end("too slow: " + new Count(now - before, "byte") + " in " + window.toSeconds() + " s");
          return;
        }
        if (!told) {
          LOG.info(
              "Waiting: {} to {}",
              new Count(waiting.get(), "entry") + " still to be published",
              remote.name());
          told = true;
        }
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end("interrupted");
    }
  }

  private void end(String reason) {
    if (ended.compareAndSet(false, true)) {
      thread.shutdownNow();
      remote.stop();
      warnings.accept(
          "Nothing more is published to " + remote.name() + " in this build: " + reason + ".");
    }
  }
}
