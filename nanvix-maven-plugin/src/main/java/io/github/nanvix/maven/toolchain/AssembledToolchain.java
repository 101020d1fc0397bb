package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All components in one tree, the driver's configuration beside the driver, the runtime objects
 * compiled; published only after a probe has compiled and linked a program with it.
 */
record AssembledToolchain(
    ToolchainSpec spec, List<StoreEntry> components, HostTools hostTools, CommandRunner runner)
    implements Step {
  private static final RelativePath OBJECTS = new RelativePath("sysroot/usr/lib/nanvix-loader");

  @Override
  public String kind() {
    return "toolchain";
  }

  @Override
  public String title() {
    return "toolchain " + spec.name();
  }

  @Override
  public Inputs inputs() {
    LinkModel model = spec.linkModel();
    Inputs inputs =
        new Inputs()
            .with("step", "toolchain 1")
            .with("triple", spec.triple())
            .with("configure-host", spec.configureHost())
            .with("loader", spec.loader())
            .withList("component", components.stream().map(StoreEntry::fingerprint).toList())
            .withMap("runtime-source", spec.runtimeDigests())
            .withList("driver-flag", spec.driverFlags())
            .withMap("tool", spec.tools())
            .with("probe", spec.probeVersion())
            .withList("link.program", model.program())
            .withList("link.standalone", model.standalone())
            .withList("link.exporting", model.exporting())
            .withList("link.shared", model.shared())
            .withList("link.shared-libraries", model.sharedLibraries())
            .withList("link.needed", model.needed())
            .withList("link.libraries", model.libraries())
            .withList("link.runtime-archives", model.runtimeArchives())
            .withList("link.compile", model.compile())
            .withMap("runtime", spec.runtime());
    spec.imageLoader()
        .ifPresent(
            loader ->
                inputs
                    .with("run.loader", loader.path())
                    .withList("run.argument", loader.arguments()));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path tree = workspace.output();
    for (int i = 0; i < components.size(); i++) {
      place(spec.components().get(i), components.get(i), tree);
    }
    requireRuntime(tree);
    Toolchain toolchain = new Toolchain("unprobed", tree, spec, hostTools);
    // clang reads the file of its own name, found beside its real path.
    Path configuration = Path.of(toolchain.tool("cc") + ".cfg");
    // It may be a second name of a component's file, which must stay as it is.
    Files.deleteIfExists(configuration);
    Files.writeString(configuration, String.join("\n", spec.driverFlags()) + "\n");
    new Probe(toolchain, runner, "").run(workspace);
    compileRuntime(toolchain, workspace);
  }

  private void place(ComponentPin pin, StoreEntry component, Path tree) throws IOException {
    for (RelativePath path : Trees.files(component.tree())) {
      if (Files.exists(path.under(tree), LinkOption.NOFOLLOW_LINKS)) {
        throw BuildException.input(
            "Component \""
                + pin.name()
                + "\" of toolchain \""
                + spec.name()
                + "\" brings \""
                + path
                + "\", which a component before it has brought.",
            "Leave it out of [select] in one of the two.");
      }
    }
    Trees.copy(component.tree(), tree, Trees.Mode.LINK);
  }

  private void requireRuntime(Path tree) {
    for (RelativePath path : spec.runtime().keySet()) {
      if (!Files.isRegularFile(path.under(tree), LinkOption.NOFOLLOW_LINKS)) {
        throw BuildException.input(
            "[runtime] of toolchain \""
                + spec.name()
                + "\" names \""
                + path
                + "\", and no component brings a file of that name.",
            "Correct toolchains/" + spec.name() + ".toml, or [select] of the component.");
      }
    }
  }

  private void compileRuntime(Toolchain toolchain, Workspace workspace) throws IOException {
    if (spec.runtimeSources().isEmpty()) {
      return;
    }
    Path sources = Files.createDirectories(workspace.work().resolve("runtime"));
    Path objects = Files.createDirectories(OBJECTS.under(workspace.output()));
    for (Map.Entry<String, byte[]> source : spec.runtimeSources().entrySet()) {
      Files.write(sources.resolve(new RelativePath(source.getKey()).fileName()), source.getValue());
    }
    for (String path : spec.runtimeSources().keySet()) {
      String name = new RelativePath(path).fileName();
      if (!name.endsWith(".c")) {
        continue;
      }
      List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc"), "-c", "-std=c11"));
      argv.addAll(spec.linkModel().compile());
      argv.addAll(List.of(name, "-o", objects.resolve(name.replaceAll("c$", "o")).toString()));
      runner.runOrFail(
          Command.of(
                  "compile " + name,
                  "make the runtime objects of " + title(),
                  argv,
                  sources,
                  workspace.log().resolve(name + ".log"))
              .withEnvironment(toolchain.environment(workspace)));
    }
  }
}
