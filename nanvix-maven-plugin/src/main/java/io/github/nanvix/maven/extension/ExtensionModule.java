// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.extension;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.library.SharedLibrary.Needed;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.LinkModel;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One extension module of a package, linked as the interpreter's own shared modules are.
 *
 * @param module its name, as it is imported
 * @param file its path below {@code site-packages}
 * @param objects those of the whole package
 * @param needed the shared objects that it is linked against, in order
 */
public record ExtensionModule(
    String module, RelativePath file, StoreEntry objects, List<Needed> needed, Toolchain toolchain)
    implements Step {

  @Override
  public String kind() {
    return "extension-module";
  }

  @Override
  public String title() {
    return "module " + module;
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "extension-module 1")
            .with("toolchain", toolchain.id())
            .with("module", module)
            .with("file", file)
            .with("objects", objects.fingerprint())
            .withList("needed", sonames());
    needed.forEach(other -> inputs.with("interface." + other.soname(), other.file().digest()));
    return inputs;
  }

  private List<String> sonames() {
    return needed.stream().map(Needed::soname).toList();
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    LinkModel model = toolchain.spec().linkModel();
    Path made = file.under(workspace.output());
    Files.createDirectories(made.getParent());
    Path directory = objects.file(module);
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(model.shared());
    Trees.files(directory).forEach(object -> argv.add(object.text()));
    if (!needed.isEmpty()) {
      // One that is declared and of no use is told by its absence.
      argv.addAll(List.of("-Wl,--push-state", "-Wl,--as-needed"));
      needed.forEach(other -> argv.add(other.file().place().toString()));
      argv.add("-Wl,--pop-state");
    }
    argv.addAll(model.sharedLibraries());
    argv.addAll(List.of("-o", made.toString()));
    Commands commands = new Commands(toolchain, workspace);
    commands.run("link " + module, "link the module " + module, directory, argv, Map.of());
    commands.strip(made);
    requireAsDeclared(made, model.neededWith(sonames()));
  }

  private void requireAsDeclared(Path made, List<String> expected) throws IOException {
    ElfImage image;
    try {
      image = ElfImage.read(made);
    } catch (ElfFormatException e) {
      throw refuse("is not a readable ELF file: " + Reason.of(e));
    }
    List<String> found =
        image.needed().stream()
            .filter(name -> !toolchain.spec().mayBeNeeded().contains(name))
            .toList();
    if (!found.equals(expected)) {
      throw refuse("has DT_NEEDED " + image.needed() + "; expected " + expected);
    }
    String function = "PyInit_" + module.substring(module.lastIndexOf('.') + 1);
    if (!image.dynamicSymbols().defines(function)) {
      throw refuse("does not export \"" + function + "\", so that Python cannot import it");
    }
  }

  private BuildException refuse(String fault) {
    return BuildException.input(
        "Module \"" + module + "\" " + fault + ".",
        "Correct the [[module]] of that name in the package's recipe.");
  }
}
