// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.StoreEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AheadTest {
  private final Ahead ahead = new Ahead();

  @Test
  void theWorkRunsBesideTheCallerAndDoesNotHoldTheJavaMachine() throws Exception {
    CompletableFuture<Thread> worker = new CompletableFuture<>();

    ahead.begin("work", () -> worker.complete(Thread.currentThread()), Optional.empty());

    Thread thread = worker.get(10, TimeUnit.MINUTES);
    assertThat(thread).isNotEqualTo(Thread.currentThread());
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("nanvix work");
  }

  @Test
  void nothingStartsWhereWhatNeedsItIsThere() throws Exception {
    AtomicBoolean started = new AtomicBoolean();
    StoreEntry there = new StoreEntry(Sha256.of("x"), Path.of("t"), true, Duration.ZERO);

    ahead.begin("work", () -> started.set(true), Optional.of(there));

    Thread.sleep(50);
    assertThat(started).isFalse();
  }

  @Test
  void aFailureIsLeftToWhoeverNeedsTheWork() throws Exception {
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();

    ahead.begin(
        "work",
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((t, e) -> uncaught.complete(e));
          worker.complete(Thread.currentThread());
          throw BuildException.input("It failed.", "");
        },
        Optional.empty());

    worker.get(10, TimeUnit.MINUTES).join(600_000);
    assertThat(uncaught).isNotDone();
  }

  @Test
  void theEndOfTheSessionStopsWhatStillRunsAndWaitsForIt(@TempDir Path temp) throws Exception {
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    Path stopped = temp.resolve("stopped");
    Command command =
        new Command(
            "long command",
            "wait",
            List.of("/bin/sh", "-c", "echo up; exec sleep 300"),
            temp,
            Map.of("PATH", "/usr/bin:/bin"),
            Optional.empty(),
            temp.resolve("log"),
            List.of("/bin/sh", "-c", "echo > " + stopped));
    ahead.begin(
        "work",
        () -> {
          worker.complete(Thread.currentThread());
          new CommandRunner().run(command);
        },
        Optional.empty());
    while (!Files.exists(temp.resolve("log")) || Files.size(temp.resolve("log")) == 0) {
      Thread.sleep(20);
    }

    ahead.end();

    assertThat(worker.get().isAlive()).isFalse();
    assertThat(stopped).exists();
  }
}
