// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.Counted;
import io.github.nanvix.maven.exec.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLinesTest {
  @TempDir private Path store;
  private final AtomicLong clock = new AtomicLong(7);
  private final List<String> said = new ArrayList<>();
  private ProgressListener lines;

  @BeforeEach
  void begin() {
    lines = new ProgressLines(clock::get, said::add).of(new LastTime(store));
  }

  @Test
  void thereIsOneLineForAllThatRunsEveryHalfMinute() {
    Command one = command("make python");
    Command other = command("configure libffi");
    for (int second = 10; second <= 120; second += 10) {
      after(10);
      lines.alive(one, Duration.ofSeconds(second), new Counted(second, "a.c"));
      lines.alive(other, Duration.ofSeconds(second), new Counted(2L * second, ""));
    }

    assertThat(said)
        .containsExactly(
            "make python 30 a.c 0:30; configure libffi 40 0:20",
            "make python 60 a.c 1:00; configure libffi 100 0:50",
            "make python 90 a.c 1:30; configure libffi 160 1:20",
            "make python 120 a.c 2:00; configure libffi 220 1:50");
  }

  @Test
  void whatGotNoFurtherIsNotSaidAgain() {
    Command command = command("compile sqlite3.c");
    after(60);
    lines.alive(command, Duration.ofMinutes(1), new Counted(0, ""));
    assertThat(said).isEmpty();

    lines.alive(command, Duration.ofMinutes(1), new Counted(1, "a.c"));
    after(60);
    lines.alive(command, Duration.ofMinutes(2), new Counted(1, "a.c"));
    assertThat(said).hasSize(1);
  }

  @Test
  void whatItDidLastTimeSaysHowMuchIsLeft() {
    Command command = command("make python");
    lines.ended(command, new Counted(803, "z.c"), true);
    begin();
    after(90);
    lines.alive(command, Duration.ofSeconds(80), new Counted(412, "Modules/_decimal/_decimal.c"));

    assertThat(said)
        .containsExactly("make python 412/803 Modules/_decimal/_decimal.c 1:20, about 1:15 to go");
  }

  @Test
  void moreThanLastTimeIsNoFraction() {
    Command command = command("make python");
    lines.ended(command, new Counted(10, ""), true);
    after(30);
    lines.alive(command, Duration.ofSeconds(30), new Counted(11, "b.c"));

    assertThat(said).containsExactly("make python 11 b.c 0:30");
  }

  @Test
  void aCommandThatFailedIsNoMeasure() {
    Command command = command("make python");
    lines.ended(command, new Counted(10, ""), false);
    after(30);
    lines.alive(command, Duration.ofSeconds(30), new Counted(5, "b.c"));

    assertThat(said).containsExactly("make python 5 b.c 0:30");
  }

  @Test
  void nothingIsWrongWhereNothingCanBeKept() throws Exception {
    Files.createDirectories(store.resolve("progress.properties"));
    Command command = command("make python");
    lines.ended(command, new Counted(10, ""), true);
    after(30);
    lines.alive(command, Duration.ofSeconds(30), new Counted(5, "b.c"));

    assertThat(said).containsExactly("make python 5 b.c 0:30");
    assertThat(store).isDirectoryNotContaining("glob:**.tmp");
  }

  private void after(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private Command command(String name) {
    return new Command(
        name,
        "test",
        List.of("true"),
        store,
        Map.of(),
        Optional.empty(),
        store.resolve("log"),
        List.of());
  }
}
