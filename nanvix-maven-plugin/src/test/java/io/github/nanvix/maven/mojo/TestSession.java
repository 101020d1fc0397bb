// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.preflight.Problems;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.internal.MojoDescriptorCreator;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.eclipse.aether.RepositorySystem;

/** A Maven session of several projects and goals, of which none has run yet. */
final class TestSession {
  private final Path root;
  private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private final MavenSession session;
  private final List<MavenProject> projects = new ArrayList<>();
  private final List<GoalMojo> goals = new ArrayList<>();
  private CalledGoal.Component repositories = (method, arguments) -> null;

  /** A session that was started in a directory. */
  @SuppressWarnings("deprecation") // The other constructors want a container.
  TestSession(Path root) {
    this.root = root;
    request.setBaseDirectory(root.toFile());
    session =
        new MavenSession(
            null,
            MavenRepositorySystemUtils.newSession(),
            request,
            new DefaultMavenExecutionResult());
  }

  MavenSession session() {
    return session;
  }

  TestSession given(String property, String value) {
    request.getUserProperties().setProperty(property, value);
    return this;
  }

  /** What answers for the repositories. */
  TestSession answering(CalledGoal.Component component) {
    repositories = component;
    return this;
  }

  /** A project in a directory of its own, of packaging {@code pom}. */
  MavenProject project(String artifactId) throws Exception {
    Model model = CalledGoal.model(artifactId, "pom");
    Path directory = Files.createDirectories(root.resolve(artifactId));
    model.getBuild().setDirectory(directory.resolve("target").toString());
    MavenProject project = new MavenProject(model);
    project.setFile(Files.writeString(directory.resolve("pom.xml"), "<project/>\n").toFile());
    projects.add(project);
    session.setProjects(projects);
    return project;
  }

  /** The plugin's configuration in a project's POM, for all goals. */
  static void configure(MavenProject project, String elements) throws Exception {
    PluginDescriptor descriptor = CalledGoal.plugin();
    Plugin plugin = new Plugin();
    plugin.setGroupId(descriptor.getGroupId());
    plugin.setArtifactId(descriptor.getArtifactId());
    plugin.setConfiguration(
        Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
    project.getBuild().addPlugin(plugin);
  }

  /** Plans goals of a project, in the order in which they will run. */
  TestSession plan(MavenProject project, String... names) throws Exception {
    for (String name : names) {
      goals.add(goal(project, name));
    }
    return this;
  }

  /** Plans this goal alone. */
  TestSession plan(GoalMojo alone) {
    goals.clear();
    goals.add(alone);
    return this;
  }

  /** A goal of a packaging, with what the POM says. */
  GoalMojo goal(MavenProject project, String name) throws Exception {
    MojoDescriptor descriptor = CalledGoal.plugin().getMojo(name);
    Plugin configured =
        project.getBuild().getPluginsAsMap().get(CalledGoal.plugin().getPluginLookupKey());
    Xpp3Dom own = configured == null ? null : (Xpp3Dom) configured.getConfiguration();
    Xpp3Dom all = new Xpp3Dom("configuration");
    for (Xpp3Dom usual : MojoDescriptorCreator.convert(descriptor).getChildren()) {
      Xpp3Dom given = own == null ? null : own.getChild(usual.getName());
      all.addChild(given == null ? usual : Xpp3Dom.mergeXpp3Dom(new Xpp3Dom(given), usual));
    }
    MavenSession ofProject = session.clone();
    ofProject.setCurrentProject(project);
    NanvixMojo goal =
        (NanvixMojo)
            CalledGoal.configured(
                new MojoExecution(descriptor, "default-" + name, MojoExecution.Source.LIFECYCLE),
                new XmlPlexusConfiguration(all),
                ofProject);
    goal.setLog(new SystemStreamLog());
    CalledGoal.inject(goal, "repositorySystem", RepositorySystem.class, repositories);
    return goal;
  }

  /** What the first goal says of all that were planned. */
  Optional<BuildException> preflight() {
    return Preflight.of(goals, goals.get(0), new Problems());
  }

  /** The message of the first goal, which must fail. */
  String refusal() {
    return String.valueOf(preflight().orElseThrow().getMessage());
  }
}
