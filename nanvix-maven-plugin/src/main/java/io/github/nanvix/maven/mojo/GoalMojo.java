// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.SpaceNeed;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.PinPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** How a goal begins and ends: the look ahead, the work, and one way to fail. */
abstract class GoalMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private @Nullable MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private @Nullable MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private @Nullable MojoExecution execution;

  @Inject private @Nullable LifecycleExecutor lifecycle;
  @Inject private @Nullable BuildPluginManager plugins;
  @Inject private @Nullable MavenPluginManager descriptors;

  /** The goal's work; a {@link BuildException} is turned into Maven's kind of failure. */
  abstract void run(Wiring wiring);

  /** All of the work, from the wiring on. */
  void work() {
    run(wiring());
  }

  /** What does the work, shared by the goals of a project that are told the same. */
  abstract Wiring wiring();

  /** Whether the goal is switched off. */
  abstract boolean isSkipped();

  /** The directory of the project's own pin files, which need not exist. */
  abstract Optional<Path> pins();

  /** The pin files of artifacts that the project depends on. */
  abstract List<PinPlace> pinArtifacts();

  /**
   * Reads every parameter, as the goal itself will when its turn comes. Nothing is made.
   *
   * @param catalog the pin files
   */
  abstract void check(Problems problems, PinCatalog catalog);

  /**
   * Why the goal is not for a project, in one sentence; empty if it is. Called by name at the top
   * of a reactor, it passes over such projects.
   */
  Optional<String> unfit(MavenProject candidate) {
    return Optional.empty();
  }

  /**
   * Whether the goal passes over its project: it was called by name and is for another one of the
   * reactor.
   */
  final boolean passesOver() {
    return isCalledByName()
        && unfit(project()).isPresent()
        && session().getProjects().stream().anyMatch(other -> unfit(other).isEmpty());
  }

  /** Whether it is switched off, or for others. */
  final boolean doesNothing() {
    return isSkipped() || passesOver();
  }

  /** Whether the goal runs in each project of a reactor, or in each that it is for. */
  final boolean isOneOfSeveral() {
    List<MavenProject> all = session().getProjects();
    return all.size() > 1
        && (execution().getMojoDescriptor().isProjectRequired()
            || all.stream().anyMatch(other -> unfit(other).isPresent()));
  }

  /** As Maven says which goal of which project begins. */
  final String heading(MavenProject of) {
    return "--- nanvix:" + execution().getGoal() + " @ " + of.getArtifactId() + " ---";
  }

  private void runInOthers() throws MojoExecutionException, MojoFailureException {
    WholeReactor reactor =
        new WholeReactor(session(), given(lifecycle, "lifecycle"), given(plugins, "plugins"));
    for (MavenProject other : session().getProjects()) {
      if (!other.equals(project())) {
        getLog().info(heading(other));
        Optional<String> unfit = unfit(other);
        if (unfit.isPresent()) {
          getLog().info("Skipped: " + unfit.get());
        } else {
          reactor.run(execution(), other);
        }
      }
    }
  }

  /**
   * Begins what needs nothing of the projects before its own, and returns at once: called when all
   * was looked at and no goal has begun. Whoever needs the output waits for it, and reports its
   * failure.
   */
  void beginAhead() {}

  /** Called behind the last goal of a project, if that goal did its work. */
  void end() {}

  /** What the goal makes that takes something of the machine; nothing where it only looks. */
  Set<Part> makes() {
    return Set.of();
  }

  /** What that takes of the store. */
  List<SpaceNeed> needs() {
    return wiring().outlook().needs(makes());
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Preflight.of(session()).before(this, planned());
      if (isSkipped()) {
        getLog().info("Skipped.");
        return;
      }
      if (passesOver()) {
        getLog().info("Skipped: " + unfit(project()).orElse(""));
        if (!execution().getMojoDescriptor().isProjectRequired()) {
          runInOthers();
        }
        return;
      }
      if (isCalledByName()) {
        work();
      } else {
        ci().folded(
                "nanvix:" + execution().getGoal() + " @ " + project().getArtifactId(), this::work);
      }
      if (Preflight.of(session()).isLast(this)) {
        end();
      }
    } catch (BuildException e) {
      // Maven appends what each cause says to our last sentence.
      @Nullable Throwable cause = wantsStackTraces() ? e : null;
      if (e.kind() == BuildException.Cause.INPUT) {
        throw new MojoFailureException(e.getMessage(), cause);
      }
      throw new MojoExecutionException(e.getMessage(), cause);
    }
  }

  private boolean wantsStackTraces() {
    return getLog().isDebugEnabled() || session().getRequest().isShowErrors();
  }

  private SessionGoals planned() {
    return new SessionGoals(
        given(lifecycle, "lifecycle"),
        given(descriptors, "descriptors"),
        given(plugins, "plugins"));
  }

  final MavenProject project() {
    return given(project, "project");
  }

  final MavenSession session() {
    return given(session, "session");
  }

  /** Which goal this is, why it runs, and what the descriptor says of it. */
  final MojoExecution execution() {
    return given(execution, "mojoExecution");
  }

  /** The service that this build runs on. */
  final CiOutput ci() {
    return CiOutput.of(session(), getLog());
  }

  /** What tells the goal from all others of its session. */
  final List<String> key() {
    return key(project(), execution());
  }

  /** As {@link #key()}, of a goal that Maven will run. */
  static List<String> key(MavenProject project, MojoExecution execution) {
    return List.of(project.getId(), execution.getGoal(), execution.getExecutionId());
  }

  final PluginDescriptor plugin() {
    return execution().getMojoDescriptor().getPluginDescriptor();
  }

  /** Whether the goal stands on the command line, and not in the POM. */
  final boolean isCalledByName() {
    return execution().getSource() == MojoExecution.Source.CLI;
  }

  /** A parameter's text, to be read. */
  final ParameterText text(String parameter, @Nullable String text) {
    return new ParameterText(
        parameter,
        PluginProperties.of(execution().getMojoDescriptor(), parameter).orElse(""),
        text == null ? "" : text);
  }

  /** Whether a parameter says true. */
  final boolean flag(String parameter, @Nullable String text) {
    return text(parameter, text).flag();
  }

  /** What was given for an optional parameter; on the command line it may be empty. */
  static Optional<String> chosen(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  static <T> T given(@Nullable T value, String name) {
    if (value == null) {
      throw BuildException.input("Parameter \"" + name + "\" is not set.", "Set it in the POM.");
    }
    return value;
  }
}
