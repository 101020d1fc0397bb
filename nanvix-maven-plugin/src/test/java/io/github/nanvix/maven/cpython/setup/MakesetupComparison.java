// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares what we read in Setup files with what a real makesetup makes of them.
 *
 * <p>{@code generated MAKESETUP VERSION SHELL WORK COUNT SEED} makes files from seeds, {@code files
 * MAKESETUP VERSION SHELL WORK FILE...} takes given ones in one call of makesetup. With {@code
 * rewritten-generated} and {@code rewritten-files} each file is rewritten before makesetup gets it,
 * and compared with what it was. Every difference is printed with the files and the seed; the exit
 * code is then 1.
 */
final class MakesetupComparison {
  private static final int SHOWN = 5;
  private static final Unbundling UNBUNDLING =
      new Unbundling(
          new SetupRule("_ctypes", List.of("_ctypes/_ctypes.c")),
          List.of("ffi"),
          List.of("_ctypes"));

  private final Path makesetup;
  private final String version;
  private final String command;
  private final Path work;
  private final Shell shell;
  private final AtomicInteger differing = new AtomicInteger();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private MakesetupComparison(String[] args) {
    this.makesetup = Path.of(args[1]).toAbsolutePath();
    this.version = args[2];
    this.command = args[3];
    this.work = Path.of(args[4]).toAbsolutePath();
    this.shell = command.endsWith("bash") ? Shell.BASH : Shell.DASH;
  }

  /** Entry point. */
  public static void main(String[] args) throws Exception {
    MakesetupComparison comparison = new MakesetupComparison(args);
    boolean rewritten = args[0].startsWith("rewritten-");
    if (args[0].endsWith("files")) {
      comparison.given(List.of(args).subList(5, args.length), rewritten);
    } else {
      comparison.generated(Integer.parseInt(args[5]), Long.parseLong(args[6]), rewritten);
    }
    System.out.printf(
        "%s %s with %s: %d differ; %s%n",
        args[0],
        comparison.version,
        comparison.command,
        comparison.differing.get(),
        comparison.outcomes);
    System.exit(comparison.differing.get() == 0 ? 0 : 1);
  }

  private void given(List<String> names, boolean rewritten) throws Exception {
    MakesetupRun.Bench bench = new MakesetupRun.Bench(work, makesetup, command);
    List<byte[]> files = new ArrayList<>();
    for (String name : names) {
      files.add(Files.readAllBytes(Path.of(name)));
      if (rewritten) {
        rewrite(bench, name, files.get(files.size() - 1));
      }
    }
    if (!rewritten) {
      compare(bench, String.join(" ", names), files);
    }
  }

  private void generated(int count, long seed, boolean rewritten) throws Exception {
    AtomicInteger next = new AtomicInteger();
    int workers = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    List<Future<?>> running = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      var bench = new MakesetupRun.Bench(work.resolve("w" + worker), makesetup, command);
      running.add(
          pool.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                  List<byte[]> files = new SetupGenerator(seed + i).files();
                  if (rewritten) {
                    rewrite(bench, "seed " + (seed + i), files.get(0));
                  } else {
                    compare(bench, "seed " + (seed + i), files);
                  }
                }
                return null;
              }));
    }
    for (Future<?> worker : running) {
      worker.get();
    }
    pool.shutdown();
  }

  private void compare(MakesetupRun.Bench bench, String name, List<byte[]> files)
      throws IOException, InterruptedException {
    List<SetupFile> read = new ArrayList<>();
    for (byte[] file : files) {
      read.add(new SetupFile("S" + (read.size() + 1), SetupDocument.parse(file)));
    }
    Interpretation reading =
        new SetupFiles(read, version.startsWith("3.15.")).interpretation(shell);
    MakesetupRun run = bench.run(files, charset(files));
    report(name, files, forecast(reading).differences(run));
    count(run.exitCode() == 0 ? "accepted" : "refused", 1);
    count("modules", reading.modules().size());
    count("definitions", reading.definitions().size());
    count("shadowed", reading.shadowed().size());
  }

  private void rewrite(MakesetupRun.Bench bench, String name, byte[] file)
      throws IOException, InterruptedException {
    SetupDocument before = SetupDocument.parse(file).ended();
    SetupDocument after;
    try {
      before.interpretation().requireAccepted(name);
      after = UNBUNDLING.in(before);
      after.interpretation().requireAccepted(name);
    } catch (BuildException e) {
      count("refused", 1);
      return;
    }
    Interpretation expected = new RewritingForecast(UNBUNDLING, shell).of(before, after);
    List<byte[]> files = List.of(before.bytes(), after.bytes());
    MakesetupRun run = bench.run(files.subList(1, 2), charset(files));
    List<String> differences = new ArrayList<>(forecast(expected).differences(run));
    differences.removeIf(difference -> difference.startsWith("standard error"));
    if (!UNBUNDLING.in(after).equals(after)) {
      differences.add("a second rewriting changes it");
    }
    report(name, files, differences);
    count(after.equals(before) ? "untouched" : "rewritten", 1);
  }

  private MakesetupForecast forecast(Interpretation reading) {
    return new MakesetupForecast(reading, shell, version.startsWith("3.11."));
  }

  private static Charset charset(List<byte[]> files) {
    boolean isUtf8 = files.stream().allMatch(file -> SetupDocument.parse(file).isUtf8());
    return isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  private void report(String name, List<byte[]> files, List<String> differences) {
    if (!differences.isEmpty() && differing.incrementAndGet() <= SHOWN) {
      StringBuilder text = new StringBuilder("==== " + name + "\n");
      for (byte[] file : files) {
        text.append(new String(file, charset(files)).replace("\r", "\\r"));
        text.append("<<<< end of file\n");
      }
      System.out.println(text + String.join("\n", differences));
    }
  }

  private synchronized void count(String what, int number) {
    outcomes.merge(what, number, Integer::sum);
  }
}
