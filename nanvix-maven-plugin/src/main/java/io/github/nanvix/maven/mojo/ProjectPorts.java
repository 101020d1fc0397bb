// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.preflight.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.maven.model.Dependency;
import org.eclipse.aether.artifact.Artifact;

/** The ports of one project, as far as they are there or will be made before. */
record ProjectPorts(PortDependencies dependencies, ComingPorts coming) {

  /** Looks whether all that a project needs is among its ports. */
  @FunctionalInterface
  interface Needs {
    /**
     * Looks.
     *
     * @param coming the names of those that are built before
     * @param archives those that are there
     * @param remedy what to do about a port that is missing, by its name
     */
    void require(Set<String> coming, List<Path> archives, Function<String, String> remedy);
  }

  /** Looks for all that is needed. */
  void check(Needs needs, Problems problems) {
    Optional<Collection<Artifact>> wanted = problems.value(dependencies::wanted);
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> names = new TreeSet<>();
    for (Dependency dependency : jars()) {
      coming
          .of(dependency.getGroupId(), dependency.getArtifactId())
          .ifPresent(
              port -> {
                names.add(port.name());
                problems.look(
                    () -> {
                      throw BuildException.input(
                          "The dependency on "
                              + id(dependency)
                              + " has no <type> and means a jar; that project builds the port \""
                              + port.name()
                              + "\".",
                          write(dependency));
                    });
              });
    }
    List<Path> archives = new ArrayList<>();
    boolean known = true;
    for (Artifact archive : wanted.get()) {
      Optional<ComingPorts.Port> port = coming.in(archive);
      if (port.isPresent()) {
        names.add(port.get().name());
      } else {
        Optional<Path> found = problems.value(() -> resolve(archive));
        found.ifPresent(archives::add);
        known &= found.isPresent();
      }
    }
    if (known) {
      problems.look(() -> needs.require(names, archives, this::remedy));
    }
  }

  private Path resolve(Artifact archive) {
    try {
      return dependencies.resolve(archive);
    } catch (BuildException e) {
      throw coming
          .of(archive.getGroupId(), archive.getArtifactId())
          .map(
              port ->
                  BuildException.input(
                      "The port's archive "
                          + archive
                          + " is in no repository, and this build makes that of project \""
                          + port.project().getArtifactId()
                          + "\" for "
                          + port.triple()
                          + ".",
                      "Build the port for "
                          + archive.getClassifier()
                          + " as well, or depend on another project.",
                      e))
          .orElse(e);
    }
  }

  /** What to write in the POM for a port that is missing. */
  private String remedy(String port) {
    return jars().stream()
        .filter(this::isPort)
        .map(
            dependency ->
                "The dependency on " + id(dependency) + " has no <type>. " + write(dependency))
        .findFirst()
        .or(
            () ->
                coming
                    .named(port)
                    .map(
                        project ->
                            write(
                                project.getGroupId(),
                                project.getArtifactId(),
                                project.getVersion())))
        .orElseGet(() -> write("GROUP", port, "VERSION"));
  }

  /** Whether the archive of a port is where the jar is that a dependency means. */
  private boolean isPort(Dependency dependency) {
    try {
      dependencies.resolve(dependencies.archive(dependency));
      return true;
    } catch (BuildException e) {
      return false;
    }
  }

  private List<Dependency> jars() {
    return dependencies.graph().project().getDependencies().stream()
        .filter(dependency -> dependency.getType().equals("jar"))
        .filter(dependency -> dependency.getClassifier() == null)
        .toList();
  }

  private static String id(Dependency dependency) {
    return String.join(
        ":", dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
  }

  private static String write(Dependency dependency) {
    return write(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
  }

  private static String write(String groupId, String artifactId, String version) {
    return "Write <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><type>%s</type></dependency>."
        .formatted(groupId, artifactId, version, PortChoice.PACKAGING);
  }
}
