// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeroturnaround.exec.MessageLoggers;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;
import org.zeroturnaround.exec.StartedProcess;

/**
 * Runs commands. Whatever way a run ends (success, failure, timeout, interrupt, end of the Java
 * machine), no process that it started lives on. Safe for use by several threads.
 */
public final class CommandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  // What an orderly helper that the program does not wait for (a log filter, say) needs to finish.
  private static final long GRACE_SECONDS = 2;

  private final ProgressListener listener;
  private final JobBudget budget;
  private final Duration heartbeat;

  /** A runner that tells nobody how a command gets on, with a job for each processor. */
  public CommandRunner() {
    this(ProgressListener.NONE, JobBudget.divided(Runtime.getRuntime().availableProcessors()));
  }

  /**
   * A runner that tells {@code listener} about every ten seconds that a command still runs.
   *
   * @param budget of the steps that use this runner
   */
  public CommandRunner(ProgressListener listener, JobBudget budget) {
    this(listener, budget, HEARTBEAT);
  }

  CommandRunner(ProgressListener listener, JobBudget budget, Duration heartbeat) {
    this.listener = listener;
    this.budget = budget;
    this.heartbeat = heartbeat;
  }

  /** How many processes its commands may be; commands do not wait for it by themselves. */
  public JobBudget budget() {
    return budget;
  }

  /**
   * Runs a command to its end; its standard input is empty.
   *
   * @return the result, whatever the exit code
   * @throws BuildException if the command cannot be started, runs into its timeout, is interrupted
   *     (the thread's interrupt flag is then set), or its log cannot be written
   */
  public CommandResult run(Command command) {
    return run(command, false);
  }

  /**
   * As {@link #run(Command)}, for a command that must succeed.
   *
   * @throws BuildException also if the exit code is not 0; the message has the last lines and says
   *     first if a disk is full
   */
  public CommandResult runOrFail(Command command) {
    return run(command, true);
  }

  private CommandResult run(Command command, boolean orFail) {
    Program program = Program.of(command);
    LOG.debug("{}: {} in {}", command.name(), program.argv(), command.directory());
    try (OutputSink sink = OutputSink.open(command.log())) {
      CommandResult result = supervise(command, program, sink);
      if (sink.failure().isPresent()) {
        throw sink.failure().get();
      }
      program
          .foreign(result)
          .ifPresent(
              fault -> {
                throw fault;
              });
      if (orFail && !result.succeeded()) {
        throw CommandFailure.exit(command, result, sink.saidDiskFull());
      }
      return result;
    } catch (IOException e) {
      throw DiskFailure.of("write the log", command.log(), e);
    }
  }

  private CommandResult supervise(Command command, Program program, OutputSink sink) {
    String id = UUID.randomUUID().toString();
    String mark = ProcessSweep.COMMAND + "=" + id;
    long start = System.nanoTime();
    StartedProcess started = start(command, program, id, sink);
    boolean ended = false;
    boolean succeeded = false;
    try {
      int exitCode = await(command, started.getProcess(), sink, start);
      ended = true;
      succeeded = exitCode == 0;
      drain(command, started, mark);
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      LiveCommands.all().refuseIfStopping(command);
      return new CommandResult(exitCode, duration, sink.tail(), sink.whole(), command.log());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.interrupted(command);
    } finally {
      listener.ended(command, sink.counted(), succeeded);
      try {
        ProcessSweep.killTree(started.getProcess().toHandle(), mark);
      } finally {
        if (!ended) {
          Stop.run(command);
        }
        LiveCommands.all().ended(mark);
      }
    }
  }

  private static StartedProcess start(
      Command command, Program program, String id, OutputSink sink) {
    ProcessExecutor executor =
        new ProcessExecutor()
            .command(program.argv())
            .directory(command.directory().toFile())
            .environment(environment(command, id))
            .redirectErrorStream(true)
            .redirectOutput(sink)
            .exitValueAny()
            // Its messages print the environment, which may hold what a proxy must be told.
            .setMessageLogger(MessageLoggers.NOP);
    try {
      return LiveCommands.all().start(command, ProcessSweep.COMMAND + "=" + id, executor);
    } catch (IOException e) {
      throw program.refused(e);
    }
  }

  /** zt-exec adds to the inherited environment; a null value takes a variable out of it. */
  private static Map<String, @Nullable String> environment(Command command, String id) {
    Map<String, @Nullable String> environment = new HashMap<>();
    System.getenv().keySet().forEach(key -> environment.put(key, null));
    environment.putAll(command.environment());
    environment.put(ProcessSweep.COMMAND, id);
    return environment;
  }

  private int await(Command command, Process process, OutputSink sink, long start)
      throws InterruptedException {
    long limit = command.timeout().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    while (true) {
      long elapsed = System.nanoTime() - start;
      if (process.waitFor(Math.min(heartbeat.toNanos(), limit - elapsed), TimeUnit.NANOSECONDS)) {
        return process.exitValue();
      }
      Duration soFar = Duration.ofNanos(System.nanoTime() - start);
      if (soFar.toNanos() >= limit) {
        throw CommandFailure.timeout(command, command.timeout().orElseThrow(), sink.tail());
      }
      listener.alive(command, soFar, sink.counted());
    }
  }

  /** Waits until all that was written has been read; what holds the output open is killed. */
  private static void drain(Command command, StartedProcess started, String mark)
      throws InterruptedException {
    if (!drained(started)) {
      ProcessSweep.killMarked(mark);
      if (!drained(started)) {
        throw CommandFailure.leftover(command);
      }
    }
  }

  private static boolean drained(StartedProcess started) throws InterruptedException {
    try {
      ProcessResult result = started.getFuture().get(GRACE_SECONDS, TimeUnit.SECONDS);
      LOG.trace("exit value {}", result.getExitValue());
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      // The sink never throws, so this is a defect here or below.
      throw new IllegalStateException(e.getCause());
    }
  }
}
