// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What a project of a reactor builds, as far as its POM says. A goal that is called by name is run
 * by Maven in every project, also in those that only hold others together.
 */
enum ProjectKind {
  /** One port. */
  PORT("a port"),
  /** The interpreter with its modules. */
  CPYTHON("CPython"),
  /** A Python package with extension modules. */
  PYTHON_PACKAGE("a Python package"),
  /** Nothing that this plugin makes. */
  OTHER("nothing of this plugin");

  private static final String GROUP = "io.github.nanvix";
  private static final String ARTIFACT = "nanvix-maven-plugin";
  private static final Set<String> OF_PORTS = Set.of("static-library", "shared-library");

  private static final Set<String> OF_PACKAGES = Set.of("extension-modules", "wheel");

  /** Not build-python, which a reactor's first project begins for a later one. */
  private static final Set<String> OF_CPYTHON =
      Set.of("sources", "rewrite-setup", "python", "stage", "verify", "package", "smoke", "report");

  private final String words;

  ProjectKind(String words) {
    this.words = words;
  }

  /** What such a project builds. */
  String words() {
    return words;
  }

  /**
   * The kind of a project.
   *
   * @param user properties of the command line
   */
  static ProjectKind of(MavenProject project, Properties user) {
    String packaging = project.getPackaging();
    if (packaging.equals(PortChoice.PYTHON_PACKAGING)) {
      return CPYTHON;
    }
    if (packaging.equals(PackageDependencies.PACKAGING)
        || boundGoals(project).stream().anyMatch(OF_PACKAGES::contains)) {
      return PYTHON_PACKAGE;
    }
    Optional<String> port =
        new PortChoice(packaging, project.getArtifactId(), parameter(project, user, "port")).port();
    List<String> bound = boundGoals(project);
    if (port.isPresent() || bound.stream().anyMatch(OF_PORTS::contains)) {
      return PORT;
    }
    return bound.stream().anyMatch(OF_CPYTHON::contains) || takesPorts(project) ? CPYTHON : OTHER;
  }

  /** The goals of this plugin that a project's POM binds to phases. */
  static List<String> boundGoals(MavenProject project) {
    return project.getBuildPlugins().stream()
        .filter(ProjectKind::isThisPlugin)
        .map(Plugin::getExecutions)
        .flatMap(Collection::stream)
        .map(PluginExecution::getGoals)
        .flatMap(Collection::stream)
        .toList();
  }

  /**
   * Why a goal is not for a project, in one sentence; empty if it is.
   *
   * @param kinds the projects that it is for, beside those that bind it
   */
  static Optional<String> unfit(
      MavenProject project, Properties user, Set<ProjectKind> kinds, String goal) {
    if (kinds.contains(of(project, user)) || boundGoals(project).contains(goal)) {
      return Optional.empty();
    }
    return Optional.of(
        "this goal is for projects that build "
            + kinds.stream().map(ProjectKind::words).collect(joining(" or "))
            + ", and \""
            + project.getArtifactId()
            + "\" does not.");
  }

  /**
   * What a project gives for a parameter, as Maven would fill it in for a goal that is called by
   * name.
   */
  static Optional<String> parameter(MavenProject project, Properties user, String name) {
    Xpp3Dom configuration = project.getGoalConfiguration(GROUP, ARTIFACT, "default-cli", null);
    Xpp3Dom given = configuration == null ? null : configuration.getChild(name);
    String key = "nanvix." + name;
    String property = user.getProperty(key, project.getProperties().getProperty(key));
    return Optional.ofNullable(given == null ? property : given.getValue())
        .filter(text -> !text.isEmpty());
  }

  /** Whether a POM names the plugin itself, does not only inherit it, and depends on ports. */
  private static boolean takesPorts(MavenProject project) {
    Model own = project.getOriginalModel();
    return own != null
        && own.getBuild() != null
        && own.getBuild().getPlugins().stream().anyMatch(ProjectKind::isThisPlugin)
        && project.getDependencies().stream().anyMatch(ProjectKind::isPort);
  }

  private static boolean isPort(Dependency dependency) {
    return Stream.of(PortChoice.PACKAGING, PortDependencies.ARCHIVE)
        .anyMatch(type -> type.equals(dependency.getType()));
  }

  private static boolean isThisPlugin(Plugin plugin) {
    return GROUP.equals(plugin.getGroupId()) && ARTIFACT.equals(plugin.getArtifactId());
  }
}
