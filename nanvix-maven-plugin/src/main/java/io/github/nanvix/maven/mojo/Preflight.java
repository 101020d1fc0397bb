// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.Report;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * Everything that can be known before any work, looked at once, by whichever goal is the first of a
 * session, for all that are to come. A goal that nobody has foreseen is looked at before it runs.
 */
final class Preflight {
  private final Set<List<String>> done = new HashSet<>();
  private final Map<String, List<String>> last = new HashMap<>();
  private Optional<BuildException> failure = Optional.empty();

  private Preflight() {}

  /** That of a session, kept where Maven keeps such things. */
  static Preflight of(MavenSession session) {
    SessionData data = session.getRepositorySession().getData();
    synchronized (Preflight.class) {
      // The class is the key: another version of the plugin has another class loader.
      if (data.get(Preflight.class) instanceof Preflight kept) {
        return kept;
      }
      Preflight made = new Preflight();
      data.set(Preflight.class, made);
      return made;
    }
  }

  /**
   * Lets a goal begin, or not: what was found wrong holds for all goals of the session.
   *
   * @param goals how to come by the goals that are to come
   * @throws BuildException with all that is wrong
   */
  synchronized void before(GoalMojo goal, SessionGoals goals) {
    if (failure.isEmpty() && !done.contains(goal.key())) {
      look(goal, goals);
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Whether no goal of a project is to come behind this one. */
  synchronized boolean isLast(GoalMojo goal) {
    return goal.key().equals(last.get(goal.project().getId()));
  }

  private void look(GoalMojo goal, SessionGoals planned) {
    Problems unreadable = new Problems();
    List<GoalMojo> goals =
        done.isEmpty() ? planned.of(goal.session(), goal, unreadable) : List.of(goal);
    if (!goals.contains(goal)) {
      // Somebody's plugin has forked a build of its own.
      goals = List.of(goal);
    }
    goals.forEach(one -> done.add(one.key()));
    failure = of(goals, goal, unreadable);
    if (failure.isEmpty()) {
      goals.stream()
          .filter(one -> !one.doesNothing())
          .forEach(one -> last.put(one.project().getId(), one.key()));
      String first = goal.project().getId();
      goals.stream()
          // The first project begins in a moment anyway.
          .filter(one -> !one.project().getId().equals(first) && !one.doesNothing())
          .forEach(GoalMojo::beginAhead);
    }
  }

  /** What is wrong with some goals, beside what is already known. */
  static Optional<BuildException> of(List<GoalMojo> goals, GoalMojo first, Problems known) {
    Report report =
        new Report(
            goals.stream().map(goal -> goal.project().getArtifactId()).collect(Collectors.toSet()));
    report.add(known);
    new NameCheck(first.session(), first.plugin(), first.getLog()).look(goals, report);
    List<GoalMojo> sound = new ParameterCheck().sound(goals, report);
    for (Check check :
        List.of(new MachineCheck(), new DependencyCheck(), new SpaceCheck(), new RunnerCheck())) {
      check.look(sound, report);
    }
    return report.failure();
  }
}
