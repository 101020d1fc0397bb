// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.digest.Sha256;
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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The interpreter that runs during the cross build: of the same version, without extension modules.
 *
 * <p>Its output looks installed, {@code bin/pythonX.Y} beside {@code lib/pythonX.Y}, so that it
 * finds its library wherever it is called from.
 *
 * @param answers the digest of those that are pinned for its configure
 */
public record NativeInterpreter(
    PythonRecipe.Half recipe,
    Source source,
    Toolchain toolchain,
    Instant clock,
    Optional<Sha256> answers)
    implements Step {
  private static final String LIBRARY = "Lib";

  /** The same with the answers that are pinned for its configure. */
  public static NativeInterpreter of(
      PythonRecipe.Half recipe,
      Source source,
      Toolchain toolchain,
      Instant clock,
      KnownAnswers answers) {
    NativeInterpreter bare =
        new NativeInterpreter(recipe, source, toolchain, clock, Optional.empty());
    return new NativeInterpreter(
        recipe, source, toolchain, clock, answers.pinnedFor(bare.configure()));
  }

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
            .with("step", "native-interpreter 3")
            .with("toolchain", toolchain.id())
            .with("source", source.entry().fingerprint())
            .with("clock", clock)
            .withList("configure", recipe.configure())
            .with("optimize", recipe.optimize())
            .withList("precompiled", recipe.precompiledHeaders())
            .withMap("answer", recipe.answers());
    answers.ifPresent(pinned -> inputs.with("answers", pinned));
    return inputs;
  }

  /** The call of CPython's configure for the machine that builds. */
  public Configure configure() {
    List<String> argv =
        new ArrayList<>(
            List.of("sh", "../source/configure", "--build=" + toolchain.spec().configureHost()));
    argv.addAll(recipe.configure());
    recipe.answers().forEach((name, value) -> argv.add(name + "=" + value));
    return new Configure(
        "cpython " + source.version(),
        toolchain,
        source.entry().file("configure"),
        "",
        source.entry().fingerprint(),
        Map.of(),
        argv,
        variables(),
        recipe.askAgain(),
        this::layOut);
  }

  private Path layOut(Path work) throws IOException {
    Path tree = source.entry().tree();
    Path sources = Files.createDirectories(work.resolve(ConfigureCommand.SOURCE));
    try (DirectoryStream<Path> children = Files.newDirectoryStream(tree)) {
      for (Path child : children) {
        Files.createSymbolicLink(sources.resolve(tree.relativize(child)), child);
      }
    }
    // A directory of its own: the interpreter that freezes the others' modules heeds no
    // environment, and leaves the bytecode of what it imports beside the library's sources.
    Path library = sources.resolve(LIBRARY);
    Files.delete(library);
    Trees.copy(tree.resolve(LIBRARY), Files.createDirectory(library), Trees.Mode.LINK);
    return Files.createDirectories(work.resolve("native"));
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(toolchain, workspace, clock);
    Path build = layOut(workspace.work());
    configure().run(commands, build);
    Makefile makefile = Makefile.parse(Files.readAllBytes(build.resolve("Makefile")));
    new PythonMake(
            commands,
            "make native python",
            "compile the native interpreter",
            build,
            PrecompiledHeaders.of(recipe.precompiledHeaders(), source.entry().tree(), toolchain))
        .run(makefile, targets(makefile), Map.of());
    publish(build, source.entry().tree(), workspace.output());
  }

  /**
   * The program that freezes the import system freezes everything, where make knows of it: nobody
   * ships these frozen modules, and another interpreter would have to be linked and started for
   * each.
   */
  static List<String> targets(Makefile makefile) {
    List<String> targets = new ArrayList<>(List.of("python"));
    // Until 3.12 that other interpreter also writes what is frozen as C, and is made for it.
    if (makefile.definition("FREEZE_MODULE_BOOTSTRAP").isPresent()
        && makefile.definition("DEEPFREEZE_DEPS").isEmpty()) {
      targets.add("FREEZE_MODULE=$(FREEZE_MODULE_BOOTSTRAP)");
      targets.add("FREEZE_MODULE_DEPS=$(FREEZE_MODULE_BOOTSTRAP_DEPS)");
    }
    return targets;
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
    Trees.copy(sources.resolve(LIBRARY), library, Trees.Mode.LINK);
    // Where it is missing, every start warns that it cannot find its platform's modules.
    Files.createDirectories(library.resolve("lib-dynload"));
  }
}
