// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.bill.BilledComponent;
import io.github.nanvix.maven.bill.BilledComponent.Origin;
import io.github.nanvix.maven.bill.Materials.Link;
import io.github.nanvix.maven.bill.PackageUrl;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A wheel of an image.
 *
 * @param file as it was published
 * @param entry as it is installed
 */
record PythonWheel(Path file, StoreEntry entry) {

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
