package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The interpreter that runs during the cross build: of the same version, without extension modules.
 *
 * <p>Its output looks installed, {@code bin/pythonX.Y} beside {@code lib/pythonX.Y}, so that it
 * finds its library wherever it is called from.
 */
public record NativeInterpreter(
    PythonRecipe.Half recipe,
    Source source,
    Toolchain toolchain,
    Instant clock,
    CommandRunner runner,
    KnownAnswers answers)
    implements Step {

  @Override
  public String kind() {
    return "native-interpreter";
  }

  @Override
  public String title() {
    return "cpython " + source.version() + " native interpreter";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "native-interpreter 2")
            .with("toolchain", toolchain.id())
            .with("source", source.entry().fingerprint())
            .with("clock", clock)
            .withList("configure", recipe.configure())
            .with("optimize", recipe.optimize())
            .withMap("answer", recipe.answers());
    return answers.addTo(inputs, configure());
  }

  /** The call of CPython's configure for the machine that builds. */
  public Configure configure() {
    List<String> argv =
        new ArrayList<>(
            List.of("sh", "../source/configure", "--build=" + toolchain.spec().configureHost()));
    argv.addAll(recipe.configure());
    return new Configure(
        "cpython " + source.version(),
        toolchain,
        source.entry().file("configure"),
        source.entry().fingerprint(),
        Map.of(),
        argv,
        variables(),
        recipe.askAgain(),
        this::layOut);
  }

  private Path layOut(Path work) throws IOException {
    Files.createSymbolicLink(work.resolve("source"), source.entry().tree());
    return Files.createDirectories(work.resolve("native"));
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(toolchain, runner, workspace, clock);
    Path build = layOut(workspace.work());
    Configure configure = configure();
    configure.run(commands, build, answers.of(configure));
    commands.make(
        "make native python", "compile the native interpreter", build, List.of("python"), Map.of());
    publish(build, source.entry().tree(), workspace.output());
  }

  /** The program of a published native interpreter. */
  public static Path program(StoreEntry entry, String version) {
    return entry.file("bin/python" + PythonVersion.of(version).feature());
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>(toolchain.configureVariables());
    variables.put("OPT", recipe.optimize());
    variables.put("CFLAGS", "-g0");
    variables.put("LDFLAGS", String.join(" ", toolchain.spec().linkModel().program()));
    // A static program exports nothing; configure would add -export-dynamic if this were empty.
    variables.put("LINKFORSHARED", " ");
    return variables;
  }

  private void publish(Path build, Path sources, Path output) throws IOException {
    String name = "python" + PythonVersion.of(source.version()).feature();
    Files.createDirectories(output.resolve("bin"));
    Files.move(build.resolve("python"), output.resolve("bin").resolve(name));
    Path library = output.resolve("lib").resolve(name);
    Files.createDirectories(library);
    Trees.copy(sources.resolve("Lib"), library, Trees.Mode.LINK);
    // Where it is missing, every start warns that it cannot find its platform's modules.
    Files.createDirectories(library.resolve("lib-dynload"));
  }
}
