// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.cpython.setup.ConfigLog;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.cpython.setup.UnbundledBuild;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * CPython configured, compiled and linked for the target, but for the last link of the modules that
 * link a port: their objects and their link lines are kept, so that a changed port costs one link
 * and no compilation.
 *
 * @param plan what to build
 * @param interpreter the native interpreter; needed after configure only, so the two overlap
 * @param answers the digest of those that are pinned for its configure
 */
public record CrossBuild(PythonPlan plan, NativeInterpreter interpreter, Optional<Sha256> answers)
    implements Step {

  /** The same with the answers that are pinned. */
  public static CrossBuild of(
      PythonPlan plan, NativeInterpreter interpreter, KnownAnswers answers) {
    CrossBuild bare = new CrossBuild(plan, interpreter, Optional.empty());
    return new CrossBuild(plan, interpreter, answers.pinnedFor(bare.configure()));
  }

  @Override
  public String kind() {
    return "python-build";
  }

  @Override
  public String title() {
    return "cpython " + plan.source().version() + " cross build";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "python-build 5")
            .with("toolchain", plan.toolchain().id())
            .with("source", plan.source().entry().fingerprint())
            .with("native-interpreter", interpreter.inputs().fingerprint())
            .with("setup-local", plan.setupLocal().identity())
            .with("libs", plan.libs())
            .with("clock", plan.clock())
            .withList("configure", plan.recipe().configure())
            .withList("configure-more", plan.configure())
            .with("optimize", plan.recipe().optimize())
            .withList("precompiled", plan.recipe().precompiledHeaders())
            .withMap("answer", plan.recipe().answers())
            .withList("port", plan.ports().stream().map(UsedPort::use).toList())
            .withMap("headers", digests(port -> true, InstalledPort::headersDigest))
            .withMap(
                "interface", digests(PythonPort::configureLinks, InstalledPort::interfaceDigest));
    answers.ifPresent(pinned -> inputs.with("answers", pinned));
    return inputs;
  }

  /** The call of CPython's configure for the target. */
  public Configure configure() {
    return configureAfter(this);
  }

  /** The same call, for which the answers serve that were found for another build. */
  Configure configureAfter(CrossBuild other) {
    return call(this).withAnswersOf(call(other.withoutPorts()), changedByPorts());
  }

  private Configure call(CrossBuild build) {
    ConfigureCommand command = new ConfigureCommand(build.plan());
    return new Configure(
        "cpython " + plan.source().version(),
        plan.toolchain(),
        plan.source().entry().file("configure"),
        "",
        plan.source().entry().fingerprint(),
        Map.of(),
        command.arguments(),
        command.variables(),
        plan.recipe().askAgain(),
        build::layOut);
  }

  /**
   * The build as it would be without ports: what its configure finds out is a fact of the toolchain
   * and serves every set of ports, but for the answers that a recipe names with each.
   */
  private CrossBuild withoutPorts() {
    return new CrossBuild(plan.without(), interpreter, answers);
  }

  private List<Glob> changedByPorts() {
    return plan.ports().stream().flatMap(port -> port.use().answers().stream()).toList();
  }

  private Map<String, Sha256> digests(
      Predicate<PythonPort> counts, Function<InstalledPort, Sha256> digest) {
    Map<String, Sha256> digests = new TreeMap<>();
    plan.ports().stream()
        .filter(port -> counts.test(port.use()))
        .forEach(port -> digests.put(port.name(), digest.apply(port.installed())));
    return digests;
  }

  /** What make is told, for both the toolchain's and the project's sake. */
  public List<String> makeArguments() {
    return new MakeVariables(plan).arguments();
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(plan.toolchain(), workspace, plan.clock());
    Path build = layOut(workspace.work());
    configure().run(commands, build);
    Makefile makefile = anchored(build);
    UnbundledBuild.require(
        plan.ports().stream()
            .flatMap(
                port ->
                    port.use().modules().stream()
                        .map(module -> new UnbundledBuild(module, port.use().libraries())))
            .toList(),
        makefile,
        ConfigLog.read(build.resolve("config.log")));

    giveInterpreter(workspace);
    compile(commands, build, makefile);
    recordLinks(new LinkLines(commands, plan, build), makefile);
    Trees.delete(workspace.output());
    Files.move(build, workspace.output());
  }

  /** Puts the native interpreter in the place of what has answered configure. */
  void giveInterpreter(Workspace workspace) throws IOException {
    StoreEntry nativeEntry = workspace.make(interpreter);
    Path python = workspace.work().resolve(ConfigureCommand.BUILD_PYTHON);
    Files.delete(python);
    Files.createSymbolicLink(
        python, NativeInterpreter.program(nativeEntry, plan.source().version()));
  }

  Path layOut(Path work) throws IOException {
    // What the build sees of other places are links beside it: relative paths end up in what is
    // shipped (VPATH, _sysconfigdata), absolute ones would name this machine's directories.
    Files.createSymbolicLink(work.resolve(ConfigureCommand.SOURCE), plan.source().entry().tree());
    Path ports = Files.createDirectories(work.resolve(UsedPort.DIRECTORY));
    for (UsedPort port : plan.ports()) {
      Files.createSymbolicLink(ports.resolve(port.name()), port.installed().sysroot());
    }
    answerVersion(work.resolve(ConfigureCommand.BUILD_PYTHON));
    Path build = Files.createDirectories(work.resolve("python"));
    Path setup = build.resolve("Modules/Setup.local");
    Files.createDirectories(setup.getParent());
    Files.write(setup, plan.setupLocal().bytes());
    return build;
  }

  /**
   * configure asks the build interpreter for its version and nothing else, so it can be told before
   * the interpreter exists; the real one takes this file's place before make runs.
   */
  private void answerVersion(Path python) throws IOException {
    Files.writeString(python, "#!/bin/sh\necho " + plan.version().feature() + "\n");
    Trees.makeRunnable(python);
  }

  /**
   * The Makefile of a build directory, its only absolute directories made relative; make is run
   * beside it.
   */
  static Makefile anchored(Path build) throws IOException {
    Path file = build.resolve("Makefile");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(
        file,
        text.replaceFirst("(?m)^abs_builddir=.*$", "abs_builddir=.")
            .replaceFirst("(?m)^abs_srcdir=.*$", "abs_srcdir=../" + ConfigureCommand.SOURCE));
    return Makefile.parse(Files.readAllBytes(file));
  }

  private void compile(Commands commands, Path build, Makefile makefile) throws IOException {
    List<String> targets = targets(makefile);
    if (plan.version().buildsModulesWithSetupPy()) {
      targets.add("sharedmods");
    }
    make(commands, build, makefile, targets);
    if (plan.version().buildsModulesWithSetupPy()) {
      SetupPySummary.requireNothingFailed(workspaceLog(commands));
    }
  }

  /** Makes targets of a build directory that is configured. */
  void make(Commands commands, Path build, Makefile makefile, List<String> targets)
      throws IOException {
    List<String> arguments = new ArrayList<>(makeArguments());
    arguments.addAll(targets);
    try {
      new PythonMake(
              commands,
              "make python",
              "compile CPython",
              build,
              PrecompiledHeaders.of(
                  plan.recipe().precompiledHeaders(),
                  plan.source().entry().tree(),
                  plan.toolchain()))
          .run(makefile, arguments, bytecodeIn(commands));
    } catch (BuildException e) {
      throw FailedModule.in(workspaceLog(commands), makefile)
          .map(failed -> failed.explain(e))
          .orElse(e);
    }
  }

  /**
   * Lets the build interpreter keep what it compiles, aside from the sources: make starts it about
   * thirty times, and each time it would compile its library again.
   */
  private static Map<String, String> bytecodeIn(Commands commands) {
    return Map.of(
        "PYTHONDONTWRITEBYTECODE",
        "",
        "PYTHONPYCACHEPREFIX",
        commands.workspace().work().resolve("bytecode").toString());
  }

  private void recordLinks(LinkLines lines, Makefile makefile) throws IOException {
    lines.record(LinkLines.INTERPRETER, "Programs/python.o");
    for (String module : PortLinks.in(makefile).keySet()) {
      String file = makefile.sharedModuleFile(module);
      lines.record(file, objects(makefile, file).get(0));
    }
  }

  private static List<String> objects(Makefile makefile, String file) {
    return makefile.rules(file).stream()
        .flatMap(rule -> rule.prerequisites().stream())
        .filter(name -> name.endsWith(".o"))
        .toList();
  }

  private static Path workspaceLog(Commands commands) {
    return commands.workspace().log().resolve("make-python.log");
  }

  /**
   * The objects of the modules that link a port, the interpreter, every other shared module. The
   * first are the likeliest to fail, since they see the ports' headers, and should not do so a
   * minute later.
   */
  private List<String> targets(Makefile makefile) {
    Set<String> linking = PortLinks.in(makefile).keySet();
    List<String> first = new ArrayList<>();
    List<String> last = new ArrayList<>();
    for (String module : makefile.sharedModules()) {
      String file = makefile.sharedModuleFile(module);
      if (linking.contains(module)) {
        first.addAll(objects(makefile, file));
      } else {
        last.add(file);
      }
    }
    first.addAll(List.of("python", "pybuilddir.txt"));
    first.addAll(last);
    return first;
  }
}
