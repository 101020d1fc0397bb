// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All components in one tree, what lies elsewhere by reference, headers of the pin catalogue, the
 * runtime objects compiled; published only after a probe has compiled and linked a program with it.
 */
record AssembledToolchain(ToolchainSpec spec, List<Component> components) implements Step {
  static final String KIND = "toolchain";
  private static final Set<String> DRIVERS = Set.of("cc", "cxx");
  private static final String HEADERS = "sysroot/usr/include/";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "toolchain " + spec.name();
  }

  /** The digest of all that the toolchain is made of, wherever it lies. */
  Sha256 id() {
    return content().fingerprint();
  }

  /** The content, and the places that the tree refers to. */
  @Override
  public Inputs inputs() {
    Map<String, Path> places = new TreeMap<>();
    components.forEach(c -> c.place().ifPresent(place -> places.put(c.pin().name(), place)));
    return content().withMap("place", places);
  }

  /** The same with what each component is made of. */
  Inputs detailed() {
    Inputs inputs = content().with("name", spec.name());
    int i = 0;
    for (Component component : components) {
      String name = String.format(Locale.ROOT, "component[%03d]", i++);
      inputs
          .with(name + ".name", component.pin().name())
          .withMap(name, component.content().values());
    }
    return inputs;
  }

  private Inputs content() {
    return content(spec, components.stream().map(Component::identity).toList());
  }

  /**
   * What a toolchain is made of, wherever it lies.
   *
   * @param components what its components are, in their order
   */
  static Inputs content(ToolchainSpec spec, List<Sha256> components) {
    LinkModel model = spec.linkModel();
    Inputs inputs =
        new Inputs()
            .with("step", "toolchain 1")
            .with("triple", spec.triple())
            .with("configure-host", spec.configureHost())
            .with("loader", spec.loader())
            .withList("component", components)
            .withMap("runtime-source", spec.runtimeDigests())
            .withMap("header", spec.headerDigests())
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
    model.sdkManifest().ifPresent(path -> inputs.with("link.sdk-manifest", path));
    inputs
        .withList("link.program-needed", model.programNeeded())
        .withList("runtime-flag", spec.runtimeFlags());
    int command = 0;
    for (List<String> words : spec.runtimeCommands()) {
      inputs.withList(String.format(Locale.ROOT, "runtime-command[%03d]", command++), words);
    }
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    ToolchainTree tree = new ToolchainTree(spec.name(), workspace.output());
    Surroundings surroundings = workspace.bring(Surroundings.class);
    Workbench workbench = new Workbench(spec, surroundings, workspace);
    for (Component component : components) {
      component.addTo(tree, workbench);
    }
    for (Map.Entry<RelativePath, byte[]> header : spec.headers().entrySet()) {
      tree.write(new RelativePath(HEADERS + header.getKey()), header.getValue());
    }
    for (Map.Entry<String, String> tool : spec.tools().entrySet()) {
      provideTool(tree, tool.getKey(), tool.getValue());
    }
    Toolchain toolchain = new Toolchain("unprobed", workspace.output(), spec, surroundings);
    Probe probe = new Probe(toolchain, workspace.runner(), "");
    probe.version(workspace);
    // What cannot link is said before anything is made with it, unless a link takes what is made.
    boolean linksAlone = spec.runtimeCommands().isEmpty();
    if (linksAlone) {
      probe.compileAndLink(workspace);
    }
    new RuntimeObjects(toolchain, workspace).make();
    requireRuntime(workspace.output());
    if (!linksAlone) {
      probe.compileAndLink(workspace);
    }
  }

  private void provideTool(ToolchainTree tree, String role, String name) throws IOException {
    boolean driver = DRIVERS.contains(role);
    if (tree.has(name)) {
      if (driver) {
        tree.configure(name, spec.driverFlags());
      }
      return;
    }
    for (Component component : components) {
      Optional<String> program = component.tool(name);
      if (program.isPresent()) {
        tree.forward(name, program.get(), driver ? spec.driverFlags() : List.of());
        return;
      }
    }
    throw BuildException.input(
        "Toolchain \""
            + spec.name()
            + "\" names the tool \""
            + name
            + "\" for the role \""
            + role
            + "\", and none of its components has it.",
        "Correct [tools] in toolchains/" + spec.name() + ".toml.");
  }

  private void requireRuntime(Path tree) {
    for (RelativePath path : spec.runtime().keySet()) {
      if (!Files.isRegularFile(path.under(tree), LinkOption.NOFOLLOW_LINKS)) {
        throw BuildException.input(
            "[runtime] of toolchain \""
                + spec.name()
                + "\" names \""
                + path
                + "\", and neither a component nor runtime-commands bring a file of that name.",
            "Correct toolchains/" + spec.name() + ".toml, or [select] of the component.");
      }
    }
  }
}
