// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.archive.Selection;
import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.AptPackages;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The emulator that the machine's apt offers now. Its version is no input: whichever it is, what is
 * built has the same bytes.
 *
 * @param name of the program
 * @param packages of which one has it
 * @param files where in a package it may be
 */
record AptEmulator(String name, List<String> packages, List<RelativePath> files) implements Step {
  @Override
  public String kind() {
    return "emulator";
  }

  @Override
  public String title() {
    return "emulator " + name + " from apt";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "emulator 2")
        .with("name", name)
        .withList("packages", packages)
        .withList("files", files);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    List<String> faults = new ArrayList<>();
    AptPackages offered;
    try {
      offered =
          AptPackages.of(workspace.bring(Network.class), workspace.runner(), workspace.work());
    } catch (IOException e) {
      throw nothing(List.of(Reason.of(e)));
    }
    for (String one : packages) {
      try {
        Path archive = offered.download(one);
        if (take(archive, workspace)) {
          return;
        }
        faults.add(archive.getFileName() + " holds no static program " + files);
      } catch (IOException e) {
        faults.add(Reason.of(e));
      }
    }
    throw nothing(faults);
  }

  private boolean take(Path archive, Workspace workspace) throws IOException {
    for (RelativePath file : files) {
      Path unpacked = workspace.work().resolve("unpacked");
      Trees.delete(unpacked);
      try {
        new Unpacker()
            .unpack(archive, unpacked, List.of(new Selection(file, new RelativePath(name))));
      } catch (BuildException e) {
        if (e.kind() == BuildException.Cause.ENVIRONMENT) {
          throw e;
        }
        // The package has no such file.
        continue;
      }
      Path program = unpacked.resolve(name);
      if (isStatic(program)) {
        Path bin = Files.createDirectories(workspace.output().resolve("bin"));
        Trees.copyFile(program, bin.resolve(name), Trees.Mode.COPY);
        Trees.makeRunnable(bin.resolve(name));
        return true;
      }
    }
    return false;
  }

  /** A dynamic one would need the libraries of the release that the package is for. */
  private static boolean isStatic(Path program) throws IOException {
    if (!Files.isRegularFile(program)) {
      return false;
    }
    try {
      return ElfImage.read(program).interpreter().isEmpty();
    } catch (ElfFormatException e) {
      return false;
    }
  }

  private BuildException nothing(List<String> faults) {
    return BuildException.environment(
        "apt offers no " + name + ": " + String.join("; ", faults) + ".", "");
  }
}
