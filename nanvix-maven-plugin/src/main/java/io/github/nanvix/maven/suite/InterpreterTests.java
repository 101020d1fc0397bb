// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.suite.TestCase.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPython's own tests on an interpreter of the target: each in a process of its own, as many at
 * once as the job budget allows.
 *
 * @param runner runs the processes
 * @param interpreter what starts the interpreter
 * @param variables of its environment
 * @param limit the time after which a test is killed
 * @param expected the cases that are known to fail
 * @param directory where logs and reports go
 */
public record InterpreterTests(
    CommandRunner runner,
    Path interpreter,
    Map<String, String> variables,
    Duration limit,
    Expectations expected,
    Path directory) {
  private static final Pattern SKIPPED = Pattern.compile("(?m)^(\\S+) skipped -- (.*)$");

  /**
   * Runs some tests.
   *
   * @param tests their names, for example {@code test_json}
   * @param ended is told of each that has ended, in the order of {@code tests}
   */
  public List<TestResult> run(List<String> tests, Consumer<TestResult> ended) {
    ExecutorService threads = Executors.newFixedThreadPool(runner.budget().jobs());
    try {
      List<CompletableFuture<TestResult>> begun =
          tests.stream()
              .map(test -> CompletableFuture.supplyAsync(() -> run(test), threads))
              .toList();
      List<TestResult> results = new ArrayList<>();
      for (CompletableFuture<TestResult> one : begun) {
        TestResult result = one.join();
        results.add(result);
        ended.accept(result);
      }
      return results;
    } catch (CompletionException e) {
      throw e.getCause() instanceof BuildException failure ? failure : e;
    } finally {
      threads.shutdownNow();
    }
  }

  private TestResult run(String test) {
    Path log = directory.resolve(test + ".log");
    Path work = directory.resolve("work").resolve(test);
    try {
      Trees.delete(work);
      Files.createDirectories(work);
      Path report = work.resolve("report.xml");
      List<TestCase> cases = new ArrayList<>();
      try {
        CommandResult result = call(test, work, report, log);
        if (Files.isRegularFile(report)) {
          cases.addAll(RegrtestReport.read(report));
        }
        whole(test, result, cases).ifPresent(cases::add);
      } catch (BuildException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        cases.add(new TestCase(test, limit.toSeconds(), Outcome.FAILED, Reason.of(e)));
      }
      TestResult judged = expected.judge(new TestResult(test, cases, List.of(), log));
      Files.writeString(directory.resolve("TEST-" + test + ".xml"), JUnitXml.of(judged));
      Trees.delete(work);
      return judged;
    } catch (IOException e) {
      throw DiskFailure.of("run " + test + " in", directory, e);
    }
  }

  private CommandResult call(String test, Path work, Path report, Path log) {
    try (var share = runner.budget().one()) {
      return runner.run(
          new Command(
              test,
              "run a test of CPython",
              List.of(
                  interpreter.toString(),
                  "-m",
                  "test",
                  "--tempdir",
                  work.toString(),
                  "--junit-xml",
                  report.toString(),
                  test),
              work,
              variables,
              Optional.of(limit),
              log));
    }
  }

  /** What the cases do not tell: a test that was skipped as a whole, or that did not get far. */
  private static Optional<TestCase> whole(String test, CommandResult result, List<TestCase> cases)
      throws IOException {
    boolean failed = cases.stream().anyMatch(one -> one.outcome() == Outcome.FAILED);
    if (!result.succeeded()) {
      return failed
          ? Optional.empty()
          : Optional.of(
              new TestCase(
                  test,
                  result.duration().toSeconds(),
                  Outcome.FAILED,
                  "exit code " + result.exitCode() + "\n" + String.join("\n", result.tail())));
    }
    if (!cases.isEmpty()) {
      return Optional.empty();
    }
    Matcher skipped =
        SKIPPED.matcher(new String(Files.readAllBytes(result.log()), StandardCharsets.UTF_8));
    return Optional.of(
        skipped.find()
            ? new TestCase(test, 0, Outcome.SKIPPED, skipped.group(2))
            : new TestCase(test, 0, Outcome.FAILED, "ran no case, and does not say why"));
  }
}
