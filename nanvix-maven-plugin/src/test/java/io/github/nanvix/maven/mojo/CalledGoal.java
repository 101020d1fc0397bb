// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.MavenExecutionPlan;
import org.apache.maven.lifecycle.internal.ExecutionPlanItem;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * A Maven call of one goal: with the parameters of the plugin's descriptor, their defaults and
 * properties, as Maven fills them in, for the projects of a reactor or for none.
 */
final class CalledGoal {
  private static final PluginDescriptor PLUGIN = descriptor();

  private final Path directory;
  private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private final List<MavenProject> projects = new ArrayList<>();
  private MojoExecution.Source source = MojoExecution.Source.CLI;
  private boolean quiet;

  private CalledGoal(Path directory) {
    this.directory = directory;
    request.setBaseDirectory(directory.toFile());
    request.setLocalRepositoryPath(directory.resolve("repository").toFile());
  }

  /** Maven, started in a directory. */
  static CalledGoal in(Path directory) {
    return new CalledGoal(directory);
  }

  /** Options of the command line, such as {@code -Dnanvix.skip=true}, {@code -q} or {@code -o}. */
  CalledGoal with(String... options) {
    for (String option : options) {
      if (option.equals("-q")) {
        quiet = true;
      } else if (option.equals("-o")) {
        request.setOffline(true);
      } else if (option.equals("-e")) {
        request.setShowErrors(true);
      } else {
        String[] parts = option.substring("-D".length()).split("=", 2);
        request.getUserProperties().setProperty(parts[0], parts.length > 1 ? parts[1] : "true");
      }
    }
    return this;
  }

  /** A variable of Maven's environment; there are no others. */
  CalledGoal inEnvironment(String name, String value) {
    request.getSystemProperties().setProperty("env." + name, value);
    return this;
  }

  /** The goal stands in the POM, and Maven was called with a phase. */
  CalledGoal boundToAPhase() {
    source = MojoExecution.Source.LIFECYCLE;
    return this;
  }

  /** A project of the reactor, in a directory of its name; "." is where Maven was started. */
  CalledGoal project(String path, Model model) {
    projects.add(project(directory.resolve(path).normalize(), model));
    return this;
  }

  /** A project of a packaging, where Maven was started. */
  CalledGoal project(String packaging) {
    return project(".", model("project", packaging));
  }

  static Model model(String artifactId, String packaging) {
    Model model = new Model();
    model.setGroupId("g");
    model.setArtifactId(artifactId);
    model.setVersion("1");
    model.setPackaging(packaging);
    model.setBuild(new Build());
    return model;
  }

  private static MavenProject project(Path directory, Model model) {
    model.getBuild().setDirectory(directory.resolve("target").toString());
    MavenProject project = new MavenProject(model);
    project.setOriginalModel(model);
    project.setFile(directory.resolve("pom.xml").toFile());
    return project;
  }

  /** What Maven has in the place of a project where there is no POM: Maven's own super POM. */
  private static MavenProject none() {
    Model model = model("standalone-pom", "pom");
    model.getBuild().setDirectory("${project.basedir}/target");
    return new MavenProject(model);
  }

  /**
   * What became of the call.
   *
   * @param log what was printed through Maven's log, with the level before it
   * @param out what was printed past it, to standard output
   * @param failure the goal's failure in the first project where it failed
   */
  record Outcome(List<String> log, String out, Optional<Exception> failure) {

    String failureMessage() {
      return failure.map(Exception::getMessage).orElseThrow(() -> new AssertionError(log + out));
    }
  }

  /**
   * Runs the goal in every project, until it fails; one that needs no project in the first, where
   * Maven runs it.
   */
  Outcome run(String goal) {
    List<MavenProject> all = projects.isEmpty() ? List.of(none()) : projects;
    MavenSession session = session(all);
    KeptLog log = new KeptLog(quiet);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    Optional<Exception> failure = Optional.empty();
    try {
      boolean once =
          source == MojoExecution.Source.CLI && !PLUGIN.getMojo(goal).isProjectRequired();
      for (MavenProject project : once ? all.subList(0, 1) : all) {
        session.setCurrentProject(project);
        execute(goal, session, log);
      }
    } catch (Exception e) {
      failure = Optional.of(e);
    } finally {
      System.setOut(before);
    }
    return new Outcome(log.lines, printed.toString(StandardCharsets.UTF_8), failure);
  }

  @SuppressWarnings("deprecation") // The other constructors want a container.
  private MavenSession session(List<MavenProject> all) {
    MavenSession session =
        new MavenSession(
            null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    session.setProjects(all);
    return session;
  }

  private void execute(String goal, MavenSession session, KeptLog log) throws Exception {
    AbstractMojo mojo = configured(goal, session);
    mojo.setLog(log);
    if (mojo instanceof NanvixMojo nanvix) {
      injectComponents(nanvix, log);
    }
    mojo.execute();
  }

  private void injectComponents(NanvixMojo mojo, KeptLog log) throws ReflectiveOperationException {
    inject(
        mojo,
        "repositorySystem",
        RepositorySystem.class,
        (method, arguments) -> {
          throw new UnsupportedOperationException("There are no repositories in a test.");
        });
    inject(
        mojo,
        "lifecycle",
        LifecycleExecutor.class,
        (method, arguments) -> new MavenExecutionPlan(planned((String[]) arguments[1]), null));
    // No other goal is to come.
    inject(mojo, "descriptors", MavenPluginManager.class, (method, arguments) -> null);
    inject(
        mojo,
        "plugins",
        BuildPluginManager.class,
        (method, arguments) -> {
          MojoExecution execution = (MojoExecution) arguments[1];
          execute(execution.getGoal(), (MavenSession) arguments[0], log);
          return null;
        });
  }

  private List<ExecutionPlanItem> planned(String... tasks) {
    return Stream.of(tasks)
        .map(task -> task.substring(task.lastIndexOf(':') + 1))
        .map(goal -> new MojoExecution(PLUGIN.getMojo(goal), "default-cli", source))
        .map(ExecutionPlanItem::new)
        .toList();
  }

  /** What one of Maven's components does, whichever of its methods is called. */
  interface Component {
    @Nullable Object call(Method method, Object[] arguments) throws Exception;
  }

  /** Gives a goal a component, by the name of its field. */
  static void inject(NanvixMojo mojo, String name, Class<?> type, Component component)
      throws ReflectiveOperationException {
    Class<?> owner = NanvixMojo.class;
    while (Stream.of(owner.getDeclaredFields()).noneMatch(one -> one.getName().equals(name))) {
      owner = owner.getSuperclass();
    }
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    field.set(
        mojo,
        Proxy.newProxyInstance(
            CalledGoal.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> component.call(method, arguments)));
  }

  private AbstractMojo configured(String goal, MavenSession session) throws Exception {
    MojoDescriptor descriptor = PLUGIN.getMojo(goal);
    return configured(
        new MojoExecution(descriptor, "default-cli", source),
        descriptor.getMojoConfiguration(),
        session);
  }

  /** The plugin as Maven will read it. */
  static PluginDescriptor plugin() {
    return PLUGIN;
  }

  /** A goal as Maven sets it up. */
  static AbstractMojo configured(
      MojoExecution execution, PlexusConfiguration configuration, MavenSession session)
      throws Exception {
    AbstractMojo mojo =
        Class.forName(execution.getMojoDescriptor().getImplementation())
            .asSubclass(AbstractMojo.class)
            .getDeclaredConstructor()
            .newInstance();
    new BasicComponentConfigurator()
        .configureComponent(
            mojo,
            configuration,
            new PluginParameterExpressionEvaluator(session, execution),
            new ClassWorld("test", CalledGoal.class.getClassLoader()).getRealm("test"));
    return mojo;
  }

  private static PluginDescriptor descriptor() {
    try (InputStreamReader in =
        new InputStreamReader(
            Objects.requireNonNull(
                CalledGoal.class.getResourceAsStream("/META-INF/maven/plugin.xml"),
                "the descriptor is made before the tests"),
            StandardCharsets.UTF_8)) {
      return new PluginDescriptorBuilder().build(in);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Maven's log, as {@code -q} sets it or not. */
  private static final class KeptLog extends SystemStreamLog {
    private final List<String> lines = new ArrayList<>();
    private final boolean quiet;

    KeptLog(boolean quiet) {
      this.quiet = quiet;
    }

    @Override
    public boolean isInfoEnabled() {
      return !quiet;
    }

    @Override
    public boolean isWarnEnabled() {
      return !quiet;
    }

    @Override
    public void info(CharSequence line) {
      if (!quiet) {
        lines.add("[INFO] " + line);
      }
    }

    @Override
    public void warn(CharSequence line) {
      if (!quiet) {
        lines.add("[WARNING] " + line);
      }
    }

    /** Not silenced by {@code -q}. */
    @Override
    public void error(CharSequence line) {
      lines.add("[ERROR] " + line);
    }
  }
}
