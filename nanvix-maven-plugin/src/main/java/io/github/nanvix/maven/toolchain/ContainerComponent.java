// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.container.Images;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A container image that the engine has, with the pinned digest.
 *
 * @param images those of the engine
 */
record ContainerComponent(ContainerPin pin, Images images) implements Component {
  private static final String NAME_MISSING =
      "for p; do command -v \"$p\" >/dev/null || echo \"$p\"; done";

  // Of podman run and docker run: the fault is the engine's, not the command's.
  private static final int ENGINE_FAILED = 125;

  @Override
  public Inputs content() {
    return new Inputs()
        .with("component", "container 1")
        .with("digest", pin.image().digest())
        .with("bin", pin.bin())
        .with("path", pin.path())
        .withMap("select", pin.select());
  }

  @Override
  public Optional<Path> place() {
    return Optional.empty();
  }

  @Override
  public Optional<String> tool(String name) {
    return Optional.of(pin.bin() + "/" + name);
  }

  @Override
  public void addTo(ToolchainTree tree, Workbench workbench) throws IOException {
    requirePrograms(tree, workbench);
    for (Map.Entry<RelativePath, RelativePath> copy : pin.select().entrySet()) {
      copyOut("/" + copy.getKey(), copy.getValue(), tree, workbench);
    }
  }

  private void requirePrograms(ToolchainTree tree, Workbench workbench) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", NAME_MISSING, "sh"));
    new TreeSet<>(workbench.spec().tools().values())
        .stream().filter(tool -> !tree.has(tool)).forEach(tool -> argv.add(pin.bin() + "/" + tool));
    argv.addAll(HostTools.REQUIRED);
    CommandResult result =
        workbench.run(
            "look into the image", "see whether " + pin.image() + " has what is needed", argv);
    if (result.exitCode() == ENGINE_FAILED) {
      throw BuildException.environment(
          "The container engine cannot run image \""
              + pin.image()
              + "\": "
              + String.join(" ", result.tail())
              + ".",
          "Make a container of any image run on this machine first.");
    }
    if (!result.succeeded()) {
      throw BuildException.input(
          "Image \""
              + pin.image()
              + "\" ("
              + images.size(pin.image())
              + ") cannot run a shell: "
              + String.join(" ", result.tail())
              + ". Expected a shell, make, and in \""
              + pin.bin()
              + "\" the tools of toolchain \""
              + workbench.spec().name()
              + "\".",
          hint());
    }
    // An engine may have written warnings in between.
    List<String> missing =
        result.output().orElse("").lines().filter(argv.subList(4, argv.size())::contains).toList();
    if (!missing.isEmpty()) {
      throw BuildException.input(
          "Image \"" + pin.image() + "\" lacks " + String.join(", ", missing) + ".", hint());
    }
  }

  private void copyOut(String from, RelativePath path, ToolchainTree tree, Workbench workbench)
      throws IOException {
    tree.requireFree(path, pin);
    Path to = path.under(tree.root());
    Files.createDirectories(to.getParent());
    CommandResult result =
        workbench.run(
            "copy " + path.fileName() + " out of the image",
            "have it in the toolchain",
            List.of("cp", "-RL", from, to.toString()));
    if (!result.succeeded()) {
      throw BuildException.input(
          "Image \""
              + pin.image()
              + "\" does not give \""
              + from
              + "\": "
              + String.join(" ", result.tail())
              + ".",
          "Correct [select] in components/" + pin.name() + ".toml.");
    }
  }

  private String hint() {
    return "Images of retired toolchains are replaced by empty ones; pin one that has all of it in"
        + " components/"
        + pin.name()
        + ".toml.";
  }
}
