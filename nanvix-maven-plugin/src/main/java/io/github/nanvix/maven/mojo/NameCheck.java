// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.NearestName;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.PropertyNames;
import io.github.nanvix.maven.preflight.Report;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Whether every property that begins like ours, and every element of our configuration, is one that
 * some goal reads: Maven passes over those that none reads.
 */
record NameCheck(MavenSession session, PluginDescriptor plugin, Log log) implements Check {
  private static final String LIST = "nanvix:help -Ddetail lists those that there are.";

  @Override
  public void look(List<GoalMojo> goals, Report report) {
    PropertyNames names = names(goals);
    Problems ofCall = new Problems();
    for (String property : given()) {
      if (names.isForeign(property) && !standsInPom(property)) {
        ofCall.look(
            () -> {
              throw unknown(property, names);
            });
      }
    }
    report.add(ofCall);
    for (MavenProject project : projects(goals)) {
      warn(project, names);
      Problems ofProject = new Problems();
      lookAtElements(project, ofProject);
      report.add(project.getArtifactId(), ofProject);
    }
  }

  /** Those of the descriptor, and those that have the name of a source or a component in them. */
  private PropertyNames names(List<GoalMojo> goals) {
    PropertyNames fixed = new PropertyNames(PluginProperties.of(plugin));
    boolean enough =
        Stream.concat(
                given().stream(),
                projects(goals).stream()
                    .flatMap(project -> project.getProperties().stringPropertyNames().stream()))
            .noneMatch(fixed::isForeign);
    return enough ? fixed : withNames(fixed, goals);
  }

  private static PropertyNames withNames(PropertyNames fixed, List<GoalMojo> goals) {
    Set<String> names = new HashSet<>(fixed.known());
    Map<List<Object>, PinCatalog> catalogs = new HashMap<>();
    for (GoalMojo goal : goals) {
      catalogs.computeIfAbsent(List.of(goal.project().getId(), goal.pins()), key -> readable(goal));
    }
    for (PinCatalog catalog : catalogs.values()) {
      catalog.names("recipes").forEach(name -> names.addAll(SourceChoice.properties(name)));
      catalog.names("components").stream()
          .filter(name -> ToolchainCheck.isDirectory(catalog, name))
          .forEach(name -> names.add(MachineDirectories.property(name)));
    }
    return new PropertyNames(names);
  }

  /** The pin files as far as they are there; what is wrong with artifacts will be found. */
  private static PinCatalog readable(GoalMojo goal) {
    try {
      return new PinCatalog(goal.pins(), goal.pinArtifacts());
    } catch (BuildException e) {
      return new PinCatalog(goal.pins());
    }
  }

  /** What the command line gives, or the options of the Java machine, which Maven takes as well. */
  private Set<String> given() {
    Set<String> given = new TreeSet<>(session.getUserProperties().stringPropertyNames());
    given.addAll(session.getSystemProperties().stringPropertyNames());
    return given;
  }

  private static BuildException unknown(String property, PropertyNames names) {
    return BuildException.input(
        "There is no property \"" + property + "\".",
        names.nearest(property).map(nearest -> "There is \"" + nearest + "\".").orElse(LIST));
  }

  /** A property that the POM itself speaks of is the project's own, whatever it is for. */
  private boolean standsInPom(String property) {
    Set<Path> poms = new HashSet<>();
    for (MavenProject project : session.getProjects()) {
      for (@Nullable MavenProject at = project; at != null; at = at.getParent()) {
        if (at.getFile() != null) {
          poms.add(at.getFile().toPath());
        }
      }
    }
    return poms.stream().anyMatch(pom -> text(pom).contains(property));
  }

  private static String text(Path pom) {
    try {
      // Names are the same in every encoding that a POM may have.
      return Files.readString(pom, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw DiskFailure.of("read", pom, e);
    }
  }

  private static Set<MavenProject> projects(List<GoalMojo> goals) {
    Set<MavenProject> projects = new HashSet<>();
    goals.forEach(goal -> projects.add(goal.project()));
    return projects;
  }

  /** The name may be the project's own; that it is one letter off one of ours is worth a word. */
  private void warn(MavenProject project, PropertyNames names) {
    Properties properties = project.getProperties();
    for (String property : new TreeSet<>(properties.stringPropertyNames())) {
      if (names.isForeign(property)) {
        names
            .nearest(property)
            .ifPresent(
                nearest ->
                    log.warn(
                        "Property \""
                            + property
                            + "\" of project \""
                            + project.getArtifactId()
                            + "\" means nothing to this plugin; there is \""
                            + nearest
                            + "\"."));
      }
    }
  }

  private void lookAtElements(MavenProject project, Problems problems) {
    @Nullable Plugin configured =
        project.getBuild().getPluginsAsMap().get(plugin.getPluginLookupKey());
    if (configured == null) {
      return;
    }
    Set<String> elements = new TreeSet<>(elements(configured.getConfiguration()));
    for (PluginExecution execution : configured.getExecutions()) {
      elements.addAll(elements(execution.getConfiguration()));
    }
    Set<String> known = PluginProperties.parameters(plugin);
    elements.removeAll(known);
    for (String element : elements) {
      problems.look(
          () -> {
            throw BuildException.input(
                "No goal has a parameter \"" + element + "\", which the configuration has.",
                new NearestName(known)
                    .to(element)
                    .map(nearest -> "There is \"" + nearest + "\".")
                    .orElse(LIST));
          });
    }
  }

  private static Set<String> elements(@Nullable Object configuration) {
    Set<String> names = new HashSet<>();
    if (configuration instanceof Xpp3Dom dom) {
      for (Xpp3Dom child : dom.getChildren()) {
        names.add(child.getName());
      }
    }
    return names;
  }
}
