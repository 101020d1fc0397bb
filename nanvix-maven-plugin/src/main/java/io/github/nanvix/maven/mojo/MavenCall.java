// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/** This very Maven, to be called again in the same way with other goals. */
record MavenCall(MavenSession session, Function<String, @Nullable String> properties) {
  /** What the two builds have of their own, and what Maven sets itself. */
  private static final Set<String> OWN = Set.of("nanvix.store", "nanvix.jobs", "maven.repo.local");

  private static final String OWN_PREFIX = "nanvix.reproduce.";

  Path program() {
    String home = properties.apply("maven.home");
    Path program = Path.of(home == null ? "" : home, "bin", "mvn");
    if (home == null || !Files.isExecutable(program)) {
      throw BuildException.environment(
          "There is no program \"" + program + "\" to call Maven with.",
          "Run Maven from an installation with bin/mvn.");
    }
    return program;
  }

  /** All that the user said, but for what each build has of its own. */
  List<String> arguments(List<String> goals) {
    MavenExecutionRequest request = session.getRequest();
    List<String> arguments = new ArrayList<>();
    addFile(arguments, "-s", request.getUserSettingsFile());
    addFile(arguments, "-gs", request.getGlobalSettingsFile());
    addFile(arguments, "-t", request.getUserToolchainsFile());
    arguments.add("-Dmaven.repo.local=" + request.getLocalRepositoryPath().getAbsolutePath());
    arguments.addAll(List.of("-f", pom(request)));
    if (!request.getActiveProfiles().isEmpty() || !request.getInactiveProfiles().isEmpty()) {
      List<String> profiles = new ArrayList<>(request.getActiveProfiles());
      request.getInactiveProfiles().forEach(profile -> profiles.add("!" + profile));
      arguments.addAll(List.of("-P", String.join(",", profiles)));
    }
    if (!request.getSelectedProjects().isEmpty()) {
      // Nothing need be installed, so that what a module depends on is built as well.
      arguments.addAll(List.of("-pl", String.join(",", request.getSelectedProjects()), "-am"));
    }
    for (String name : new TreeSet<>(request.getUserProperties().stringPropertyNames())) {
      if (!OWN.contains(name) && !name.startsWith(OWN_PREFIX)) {
        arguments.add("-D" + name + "=" + request.getUserProperties().getProperty(name));
      }
    }
    arguments.addAll(goals);
    return arguments;
  }

  /** The user's environment without what bin/mvn hands over to Java. */
  Map<String, String> environment(Map<String, String> given) {
    Map<String, String> environment = new TreeMap<>(given);
    environment.keySet().removeIf(name -> name.startsWith("MAVEN_") && !name.equals("MAVEN_OPTS"));
    environment.remove("XDG_CACHE_HOME");
    environment.put("JAVA_HOME", String.valueOf(properties.apply("java.home")));
    return environment;
  }

  private static String pom(MavenExecutionRequest request) {
    File pom = request.getPom();
    return pom == null ? "pom.xml" : pom.getName();
  }

  private static void addFile(List<String> arguments, String option, @Nullable File file) {
    if (file != null && file.isFile()) {
      arguments.addAll(List.of(option, file.getAbsolutePath()));
    }
  }
}
