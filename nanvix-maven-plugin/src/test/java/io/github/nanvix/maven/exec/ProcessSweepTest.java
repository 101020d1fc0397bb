// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessSweepTest {
  // One child of its own session whose parent is gone, one behind a living parent, one in front.
  private static final String FAMILY =
      "(setsid sleep 300 &) ; sh -c 'sleep 300; :' & sleep 300; echo never";

  @TempDir Path dir;
  private final String marker = "test-" + UUID.randomUUID();

  @AfterEach
  void endWhatAFailedTestLeft() {
    ProcessSweep.kill(marker);
  }

  @Test
  void aTimeoutLeavesNoProcess() {
    BuildException failure =
        catchThrowableOfType(
            BuildException.class,
            () -> new CommandRunner().run(family().withTimeout(Duration.ofMillis(600))));

    assertThat(failure)
        .hasMessageContaining("\"family\" did not end within 0.6 s and was killed with everything");
    assertThat(alive()).isEmpty();
  }

  @Test
  void anInterruptLeavesNoProcessAndIsNoSuccess() throws Exception {
    AtomicReference<Throwable> end = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              end.set(catchThrowableOfType(BuildException.class, this::runFamily));
              flag.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    await(() -> alive().size() >= 4);

    thread.interrupt();
    thread.join();

    assertThat(end.get()).hasMessageContaining("\"family\" was interrupted");
    assertThat(flag.get()).isTrue();
    assertThat(alive()).isEmpty();
  }

  @Test
  void aCommandThatEndsLeavesNoProcess() {
    CommandResult result =
        new CommandRunner().run(shell("sleep 300 & setsid sleep 300 >/dev/null & echo done"));

    assertThat(result.output()).contains("done\n");
    assertThat(result.duration()).isLessThan(Duration.ofMinutes(5));
    assertThat(alive()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void theEndOfTheJavaMachineLeavesNoProcess(String signal) throws Exception {
    Process machine = startMachine();
    await(() -> alive().size() >= 4);

    // The shell's own kill: a small machine lacks the program of that name.
    String line = "kill -" + signal + " " + machine.pid();
    new ProcessBuilder("sh", "-c", line).start().waitFor();

    assertThat(machine.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(alive()).isEmpty();
    assertThat(dir.resolve("machine.out")).content().doesNotContain("SUCCESS");
  }

  @Test
  void whatAKilledJavaMachineLeftIsFoundByItsMark() throws Exception {
    Process machine = startMachine();
    await(() -> alive().size() >= 4);
    machine.destroyForcibly().waitFor();
    assertThat(alive()).isNotEmpty();

    assertThat(ProcessSweep.kill(marker)).isGreaterThanOrEqualTo(4);

    assertThat(alive()).isEmpty();
    assertThat(ProcessSweep.kill(marker)).isZero();
  }

  @Test
  void aCommandDoesNotHarmItsSiblingsOfTheSameStep() throws Exception {
    Thread other = new Thread(() -> new CommandRunner().run(shell("sleep 1; echo ok > other")));
    other.start();
    await(() -> alive().size() >= 1);

    new CommandRunner().run(shell("true"));
    other.join();

    assertThat(dir.resolve("other")).hasContent("ok");
  }

  /** Runs the family in a Java machine of its own; started by {@link #startMachine()}. */
  static final class Machine {
    public static void main(String[] args) {
      Path dir = Path.of(args[0]);
      new CommandRunner().run(shell(dir, args[1], FAMILY));
      System.out.println("SUCCESS");
    }
  }

  private Process startMachine() throws IOException {
    // A build that was itself started in the background hands on that it ignores SIGINT.
    return new ProcessBuilder(
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Machine.class.getName(),
            dir.toString(),
            marker)
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("machine.out").toFile())
        .start();
  }

  private CommandResult runFamily() {
    return new CommandRunner().run(family());
  }

  private Command family() {
    return shell(FAMILY);
  }

  private Command shell(String script) {
    return shell(dir, marker, script);
  }

  private static Command shell(Path dir, String marker, String script) {
    return Command.of(
            "family", "have children", List.of("sh", "-c", script), dir, dir.resolve("sh.log"))
        .withEnvironment(Map.of("PATH", "/usr/bin:/bin", ProcessSweep.STEP, marker));
  }

  private List<ProcessHandle> alive() {
    return ProcessSweep.marked(ProcessSweep.STEP + "=" + marker);
  }

  private void await(BooleanSupplier condition) throws Exception {
    for (int i = 0; i < 6000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean())
        .as(() -> "processes are up; the machine said " + said())
        .isTrue();
  }

  private String said() {
    try {
      return Files.readString(dir.resolve("machine.out"));
    } catch (IOException e) {
      return "nothing";
    }
  }
}
