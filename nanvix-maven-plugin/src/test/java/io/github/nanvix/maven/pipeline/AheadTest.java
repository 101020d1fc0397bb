package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.StoreEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AheadTest {
  @Test
  void theWorkRunsBesideTheCallerAndDoesNotHoldTheJavaMachine() throws Exception {
    CompletableFuture<Thread> worker = new CompletableFuture<>();

    Ahead.of("work", () -> worker.complete(Thread.currentThread()), Optional.empty());

    Thread thread = worker.get(10, TimeUnit.SECONDS);
    assertThat(thread).isNotEqualTo(Thread.currentThread());
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("nanvix work");
  }

  @Test
  void nothingStartsWhereWhatNeedsItIsThere() throws Exception {
    AtomicBoolean started = new AtomicBoolean();
    StoreEntry there = new StoreEntry(Sha256.of("x"), Path.of("t"), true, Duration.ZERO);

    Ahead.of("work", () -> started.set(true), Optional.of(there));

    Thread.sleep(50);
    assertThat(started).isFalse();
  }

  @Test
  void aFailureIsLeftToWhoeverNeedsTheWork() throws Exception {
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();

    Ahead.of(
        "work",
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((t, e) -> uncaught.complete(e));
          worker.complete(Thread.currentThread());
          throw BuildException.input("It failed.", "");
        },
        Optional.empty());

    worker.get(10, TimeUnit.SECONDS).join(10_000);
    assertThat(uncaught).isNotDone();
  }
}
