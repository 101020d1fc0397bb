// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.bill.BilledComponent;
import io.github.nanvix.maven.bill.BilledComponent.Origin;
import io.github.nanvix.maven.bill.Materials.Link;
import io.github.nanvix.maven.bill.PackageUrl;
import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.wheel.InstalledWheel;
import io.github.nanvix.maven.wheel.TargetRecord;
import io.github.nanvix.maven.wheel.Wheel;
import io.github.nanvix.maven.wheel.WheelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A wheel of an image.
 *
 * @param file as it was published
 * @param entry as it is installed
 * @param target what it says of the code in it; empty for one without
 */
record PythonWheel(Path file, StoreEntry entry, Optional<TargetRecord> target) {

  /** All wheels of an image, each checked and as it is installed. */
  static List<PythonWheel> open(
      Workshop workshop, PythonRequest request, PythonVersion version, InstalledPorts ports) {
    Map<Path, InstalledWheel> steps = new LinkedHashMap<>();
    for (Path file : WheelFiles.of(request.wheels())) {
      steps.put(file, InstalledWheel.of(file, version.major(), version.minor()));
    }
    for (Path file : request.packages()) {
      steps.put(file, InstalledWheel.ofArtifact(file, version.major(), version.minor()));
    }
    List<PythonWheel> opened = new ArrayList<>();
    steps.forEach(
        (file, step) -> {
          PythonWheel wheel = new PythonWheel(file, workshop.need(step), TargetRecord.of(file));
          wheel.requireFit(workshop.toolchain(), ports);
          opened.add(wheel);
        });
    return List.copyOf(opened);
  }

  /** Refuses one whose code was built otherwise than what is around it. */
  void requireFit(Toolchain toolchain, InstalledPorts ports) {
    if (target.isEmpty()) {
      return;
    }
    TargetRecord of = target.get();
    String built = "The wheel \"" + file.getFileName() + "\" was built ";
    if (!of.toolchain().equals(toolchain.id())) {
      throw BuildException.input(
          built
              + "with toolchain "
              + of.toolchain()
              + ", this build uses "
              + toolchain.id()
              + " (\""
              + toolchain.spec().name()
              + "\"). Code of two toolchains does not run together.",
          "Build the package again with the same toolchain and install it.");
    }
    of.needs()
        .forEach(
            (name, digest) -> {
              Optional<Sha256> there = ports.find(name).map(InstalledPort::interfaceDigest);
              if (!there.equals(Optional.of(digest))) {
                throw BuildException.input(
                    built
                        + "against the port \""
                        + name
                        + "\" with the interface "
                        + digest.abbreviated()
                        + "; "
                        + there
                            .map(other -> "here it has the interface " + other.abbreviated())
                            .orElse("the project does not depend on that port")
                        + ".",
                    "Depend on the port that the package was built against, or build it again.");
              }
            });
  }

  /**
   * What bills of materials say of it.
   *
   * @param place where wheels are installed
   */
  Bills.Part part(String place) {
    return new Bills.Part(component(), Link.NONE, files(place));
  }

  private BilledComponent component() {
    Wheel wheel = Wheel.read(file);
    String name = wheel.field("METADATA", "Name").orElse("");
    String version = wheel.field("METADATA", "Version").orElse("");
    try {
      return new BilledComponent(
          name,
          version,
          wheel.field("METADATA", "License-Expression"),
          Optional.empty(),
          PackageUrl.python(name, version),
          Optional.empty(),
          List.of(new Origin(Optional.empty(), Sha256.ofFile(file))),
          List.of());
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  private List<String> files(String place) {
    try {
      return Trees.files(entry.tree()).stream().map(path -> place + "/" + path).toList();
    } catch (IOException e) {
      throw DiskFailure.of("list", entry.tree(), e);
    }
  }
}
