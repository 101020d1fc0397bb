// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.pack.RamFileSystem;
import io.github.nanvix.maven.pack.RamFiles;
import io.github.nanvix.maven.pack.SysrootArchive;
import io.github.nanvix.maven.stage.Mirror;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** Sysroots as archives and as file systems. */
public final class Packing {
  private final Workshop workshop;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  Packing(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Packs a sysroot into the one file of an entry. */
  public StoreEntry archive(String fileName, Path sysroot) {
    SysrootArchive step = archiveStep(fileName, sysroot);
    return begun.contains(fileName) ? workshop.need(step) : workshop.make(step);
  }

  /** Starts to pack a sysroot that will be packed, and returns at once. */
  void archiveAhead(String fileName, Path sysroot) {
    begun.add(fileName);
    workshop
        .ahead()
        .begin(fileName, () -> workshop.make(archiveStep(fileName, sysroot)), Optional.empty());
  }

  private SysrootArchive archiveStep(String fileName, Path sysroot) {
    try {
      return new SysrootArchive(
          fileName, new Content<>(Mirror.digest(sysroot), sysroot), workshop.settings().clock());
    } catch (IOException e) {
      throw DiskFailure.of("read the sysroot", sysroot, e);
    }
  }

  /** Makes a RAM file system of what a guest needs of a sysroot, as the one file of an entry. */
  public StoreEntry ramFileSystem(String fileName, Path sysroot, NanvixSysroot nanvix) {
    return ramFileSystem(fileName, RamFiles.of(sysroot), nanvix);
  }

  StoreEntry ramFileSystem(
      String fileName, SortedMap<RelativePath, Path> files, NanvixSysroot nanvix) {
    return workshop.make(RamFileSystem.of(fileName, files, nanvix, workshop.settings().clock()));
  }
}
