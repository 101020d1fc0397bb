// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobBudgetTest {
  private static final int TARGETS = 6;

  @TempDir private Path temp;
  private final CommandRunner runner = new CommandRunner();

  @Test
  void twoMakesHaveNoMoreJobsTogetherThanTheBudget() throws Exception {
    assertThat(mostAtOnce(JobBudget.shared(3), true)).isLessThanOrEqualTo(3);
  }

  @Test
  void aMakeAloneHasTheWholeBudget() throws Exception {
    JobBudget budget = JobBudget.shared(3);
    make(budget, "alone", true);
    assertThat(mostAtOnce()).isEqualTo(3);
  }

  @Test
  void makesThatCannotShareDivideTheBudget() throws Exception {
    assertThat(mostAtOnce(JobBudget.shared(3), false)).isLessThanOrEqualTo(3);
  }

  @Test
  void allTokensAreBackAfterAMake() throws Exception {
    JobBudget budget = JobBudget.shared(2);
    make(budget, "first", true);
    try (JobBudget.Share all = budget.make(List.of("make"), false)) {
      assertThat(all.argv()).containsExactly("make", "-j2");
    }
  }

  @Test
  void whoeverWorksHoldsATokenAndOthersWait() throws Exception {
    JobBudget budget = JobBudget.shared(1);
    CompletableFuture<Void> waiting;
    try (JobBudget.Share working = budget.one()) {
      waiting =
          CompletableFuture.runAsync(
              () -> {
                budget.one().close();
              });
      assertThat(working.argv()).isEmpty();
      Thread.sleep(200);
      assertThat(waiting).isNotDone();
    }
    waiting.get(10, TimeUnit.MINUTES);
  }

  private int mostAtOnce(JobBudget budget, boolean seesFiles) throws Exception {
    var makes =
        IntStream.range(0, 2)
            .mapToObj(i -> CompletableFuture.runAsync(() -> make(budget, "make" + i, seesFiles)))
            .toList();
    for (CompletableFuture<Void> make : makes) {
      make.get(10, TimeUnit.MINUTES);
    }
    return mostAtOnce();
  }

  /** Each target is a line "+" at its beginning and "-" at its end, in one file for all makes. */
  private int mostAtOnce() throws IOException {
    int now = 0;
    int most = 0;
    for (String line : Files.readAllLines(temp.resolve("trace"))) {
      now += line.equals("+") ? 1 : -1;
      most = Math.max(most, now);
    }
    assertThat(now).isZero();
    return most;
  }

  private void make(JobBudget budget, String name, boolean seesFiles) {
    try {
      Path directory = Files.createDirectories(temp.resolve(name));
      StringBuilder makefile = new StringBuilder("all:");
      IntStream.range(0, TARGETS).forEach(i -> makefile.append(" t").append(i));
      makefile.append("\nt%:\n\t@echo + >>../trace; sleep 0.2; echo - >>../trace\n");
      Files.writeString(directory.resolve("Makefile"), makefile);
      try (JobBudget.Share share = budget.make(List.of("make", "all"), seesFiles)) {
        Map<String, String> environment = new TreeMap<>(Map.of("PATH", System.getenv("PATH")));
        environment.putAll(share.environment());
        CommandResult result =
            runner.runOrFail(
                Command.of(name, "test", share.argv(), directory, temp.resolve(name + ".log"))
                    .withEnvironment(environment));
        assertThat(result.tail()).noneMatch(line -> line.contains("jobserver"));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
