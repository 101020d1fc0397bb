// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * How many processes may work at once, over all steps that run side by side: who works holds a
 * token. GNU make takes and returns its tokens itself, through the {@link Jobserver} that it shares
 * with every other make of the budget, so that two makes of {@code -j8} are eight jobs and not
 * sixteen, and one that is alone has all of them.
 */
public final class JobBudget {
  private final int jobs;
  private final boolean shared;
  private final Semaphore tokens;
  private boolean asked;
  private @Nullable Jobserver jobserver;

  private JobBudget(int jobs, boolean shared) {
    if (jobs < 1) {
      throw new IllegalArgumentException("A budget of " + jobs + " jobs");
    }
    this.jobs = jobs;
    this.shared = shared;
    this.tokens = new Semaphore(jobs);
  }

  /** A budget that makes share through a jobserver, where this machine can have one. */
  public static JobBudget shared(int jobs) {
    return new JobBudget(jobs, true);
  }

  /** A budget out of which each make takes, for its whole run, what is free when it starts. */
  public static JobBudget divided(int jobs) {
    return new JobBudget(jobs, false);
  }

  /** How many tokens there are. */
  public int jobs() {
    return jobs;
  }

  /** Waits for a token; closing returns it. */
  public Share one() {
    return new Share(1, List.of(), Map.of());
  }

  /**
   * Waits for a token, and says how a make that may use all the others is called.
   *
   * @param make {@code make} and its arguments, without {@code -j}
   * @param seesFiles whether it sees this machine's files, which a make in a container does not
   */
  public Share make(List<String> make, boolean seesFiles) {
    Optional<Jobserver> server = jobserver().filter(there -> seesFiles);
    return server.isPresent()
        ? new Share(1, server.get().client(make), server.get().environment())
        : new Share(jobs, make, Map.of());
  }

  /** A part of the budget, and the command that it is for. */
  public final class Share implements Closeable {
    private final int held;
    private final List<String> argv;
    private final Map<String, String> environment;

    private Share(int most, List<String> argv, Map<String, String> environment) {
      this.held = take(most);
      List<String> call = new ArrayList<>(argv);
      if (!argv.isEmpty() && environment.isEmpty()) {
        call.add(1, "-j" + held);
      }
      this.argv = List.copyOf(call);
      this.environment = environment;
    }

    /** The command's program and arguments. */
    public List<String> argv() {
      return argv;
    }

    /** What the command's environment needs besides. */
    public Map<String, String> environment() {
      return environment;
    }

    @Override
    public void close() {
      for (int i = 0; i < held; i++) {
        jobserver().ifPresentOrElse(Jobserver::give, tokens::release);
      }
    }
  }

  /** Waits for one token, and takes up to so many if they are free. */
  private int take(int most) {
    jobserver().ifPresentOrElse(Jobserver::take, tokens::acquireUninterruptibly);
    int taken = 1;
    while (taken < most && jobserver().map(Jobserver::tryTake).orElseGet(tokens::tryAcquire)) {
      taken++;
    }
    return taken;
  }

  /** Most builds run no command at all, so the pipe is made for the first. */
  private synchronized Optional<Jobserver> jobserver() {
    if (shared && !asked) {
      jobserver = Jobserver.open(jobs).orElse(null);
      asked = true;
    }
    return Optional.ofNullable(jobserver);
  }
}
