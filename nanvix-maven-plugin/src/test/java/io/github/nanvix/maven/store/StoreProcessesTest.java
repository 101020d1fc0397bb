// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store between Java machines, and after one of them was killed. */
class StoreProcessesTest {
  @TempDir Path dir;
  private Store store = new Store(Path.of("unset"));

  @BeforeEach
  void makeTheStore() {
    store = new Store(dir.resolve("store"));
  }

  @AfterEach
  void endWhatAFailedTestLeft() {
    ProcessSweep.kill(workDirectory().toString());
  }

  @Test
  void twoJavaMachinesMakeTheSameStepOnce() throws Exception {
    Process one = startMachine("slow");
    Process two = startMachine("slow");

    assertThat(one.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(two.waitFor(10, TimeUnit.MINUTES)).isTrue();

    assertThat(log().stream().filter(line -> line.startsWith("begin"))).hasSize(1);
    assertThat(log()).contains("reused false", "reused true");
    assertThat(store.find(step("slow", dir)).orElseThrow().file("made.txt")).hasContent("whole");
  }

  @Test
  void aJavaMachineKilledAmidTheWorkLeavesNothingThatIsTrusted() throws Exception {
    Process machine = startMachine("hang");
    await(() -> log().contains("half done"));
    machine.destroyForcibly().waitFor();
    assertThat(store.root().resolve("tmp/" + step("hang", dir).name() + "/tree/junk")).exists();

    StoreEntry entry = store.produce(step("quick", dir));

    assertThat(entry.reused()).isFalse();
    assertThat(entry.tree()).isDirectoryNotContaining("glob:**/junk");
    assertThat(entry.file("made.txt")).hasContent("whole");
    assertThat(store.root().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void aProcessThatAKilledBuildLeftIsKilledBeforeTheWorkStarts() throws Exception {
    Path work = workDirectory();
    ProcessBuilder builder = new ProcessBuilder("sleep", "300");
    builder.environment().put(ProcessSweep.STEP, work.toString());
    Process leftover = builder.start();
    ProcessBuilder strangersBuilder = new ProcessBuilder("sleep", "300");
    strangersBuilder.environment().put(ProcessSweep.STEP, work + "2");
    Process stranger = strangersBuilder.start();

    try {
      store.produce(
          new TestStep(
              "same",
              workspace -> {
                assertThat(workspace.work()).isEqualTo(work);
                assertThat(leftover.isAlive()).isFalse();
                assertThat(stranger.isAlive()).isTrue();
              }));
    } finally {
      leftover.destroyForcibly();
      stranger.destroyForcibly();
    }
  }

  @Test
  void anInterruptedWaiterGivesUpAndTheOthersKeepTheirOrder() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Thread holder = new Thread(() -> store.produce(holding(inside, leave)));
    holder.start();
    inside.await();
    AtomicReference<Throwable> end = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread waiter =
        new Thread(
            () -> {
              end.set(catchThrowable(() -> store.produce(step("quick", dir))));
              flag.set(Thread.currentThread().isInterrupted());
            });
    waiter.start();
    await(() -> waiter.getState() == Thread.State.TIMED_WAITING);

    waiter.interrupt();
    waiter.join();
    // Had the waiter taken the lock of the operating system with it, this one would begin now.
    Process other = startMachine("quick");
    assertThat(other.waitFor(2, TimeUnit.SECONDS)).isFalse();
    leave.countDown();

    assertThat(end.get())
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("Interrupted while waiting for another build of \"test same\"");
    assertThat(flag.get()).isTrue();
    assertThat(other.waitFor(10, TimeUnit.MINUTES)).isTrue();
    holder.join();
    assertThat(log()).containsExactly("reused true");
  }

  @Test
  void whoTakesOverFromAThreadHoldsTheLockAgainstOtherJavaMachines() throws Exception {
    Path locks = dir.resolve("locks");
    StoreLock first = StoreLock.acquire(locks, "x", "x");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Thread second =
        new Thread(
            () -> {
              try (StoreLock lock = StoreLock.acquire(locks, "x", "x")) {
                held.countDown();
                leave.await();
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    second.start();
    await(() -> second.getState() == Thread.State.TIMED_WAITING);

    first.close();
    held.await();

    Process other = startMachine("lock");
    assertThat(other.waitFor(2, TimeUnit.SECONDS)).isFalse();
    leave.countDown();
    assertThat(other.waitFor(10, TimeUnit.MINUTES)).isTrue();
    second.join();
    assertThat(log()).containsExactly("locked");
  }

  /** All variants have the same inputs; the way of working is none. */
  private static TestStep step(String how, Path log) {
    return new TestStep("same", workspace -> work(how, log, workspace));
  }

  private static void work(String how, Path log, Workspace workspace) throws IOException {
    say(log, "begin " + ProcessHandle.current().pid());
    if (how.equals("hang")) {
      Files.writeString(workspace.output().resolve("junk"), "");
      Files.writeString(workspace.work().resolve("junk"), "");
      say(log, "half done");
      sleep(100_000);
    }
    Files.writeString(workspace.output().resolve("made.txt"), "part");
    sleep(how.equals("slow") ? 1000 : 0);
    Files.writeString(workspace.output().resolve("made.txt"), "whole");
  }

  private static TestStep holding(CountDownLatch inside, CountDownLatch leave) {
    return new TestStep(
        "same",
        workspace -> {
          inside.countDown();
          try {
            leave.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  /** A Java machine of its own that makes the step; started by {@link #startMachine}. */
  static final class Machine {
    private Machine() {}

    public static void main(String[] arguments) throws IOException {
      Path dir = Path.of(arguments[0]);
      if (arguments[1].equals("lock")) {
        try (StoreLock lock = StoreLock.acquire(dir.resolve("locks"), "x", "x")) {
          say(dir, "locked");
        }
        return;
      }
      StoreEntry entry = new Store(dir.resolve("store")).produce(step(arguments[1], dir));
      say(dir, "reused " + entry.reused());
    }
  }

  private Process startMachine(String how) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Machine.class.getName(),
                dir.toString(),
                how))
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("machine.out").toFile())
        .start();
  }

  private Path workDirectory() {
    return store.root().resolve("work/" + step("", dir).name() + "/build");
  }

  private static void say(Path dir, String line) throws IOException {
    Files.writeString(
        dir.resolve("log"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private List<String> log() {
    try {
      return Files.exists(dir.resolve("log")) ? Files.readAllLines(dir.resolve("log")) : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(20);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
