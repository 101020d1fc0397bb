// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.preflight;

import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The problems of all projects of a build, each said once. */
public final class Report {
  private final Set<String> projects;
  private final Map<String, Said> problems = new LinkedHashMap<>();

  /** A problem, and the projects that have it. */
  private record Said(BuildException failure, Set<String> projects) {}

  /**
   * @param projects the names of all projects that are looked at
   */
  public Report(Set<String> projects) {
    this.projects = Set.copyOf(projects);
  }

  /** Adds what is wrong with one project. */
  public void add(String project, Problems more) {
    for (BuildException failure : more.found()) {
      problems
          .computeIfAbsent(
              String.valueOf(failure.getMessage()), text -> new Said(failure, new TreeSet<>()))
          .projects()
          .add(project);
    }
  }

  /** Adds what is wrong with the call as a whole. */
  public void add(Problems more) {
    projects.forEach(project -> add(project, more));
  }

  /** All of it as one failure. */
  public Optional<BuildException> failure() {
    List<Said> all = List.copyOf(problems.values());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    if (all.size() > 1) {
      lines.add(all.size() + " things are wrong, and nothing was begun:");
    }
    all.forEach(said -> lines.add((all.size() > 1 ? "  - " : "") + message(said)));
    String message = String.join("\n", lines);
    BuildException first = all.get(0).failure();
    // The machine is to blame only where nothing else is.
    boolean environment =
        all.stream().allMatch(said -> said.failure().kind() == BuildException.Cause.ENVIRONMENT);
    return Optional.of(
        environment
            ? BuildException.environment(message, "", first)
            : BuildException.input(message, "", first));
  }

  /** A problem that not all projects have is said with the names of those that have it. */
  private String message(Said said) {
    String text = String.valueOf(said.failure().getMessage());
    return said.projects().containsAll(projects)
        ? text
        : (said.projects().size() == 1 ? "Project \"" : "Projects \"")
            + String.join("\", \"", said.projects())
            + "\": "
            + text;
  }
}
