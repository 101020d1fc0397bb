// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.guest.NanvixSysroot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The directory in which nanvixd is started: its {@code bin/} holds Nanvix's programs and the
 * program to run, as Nanvix's ports lay it out. Nanvix writes its logs there and not into
 * somebody's sysroot, and everything can be named by relative paths.
 */
record RunDirectory(Path directory) {

  /** Makes it anew. */
  static RunDirectory make(Path directory, NanvixSysroot nanvix) {
    try {
      Trees.delete(directory);
      Path bin = Files.createDirectories(directory.resolve("bin"));
      try (Stream<Path> programs = Files.list(nanvix.bin())) {
        for (Path program : programs.filter(Files::isRegularFile).sorted().toList()) {
          Trees.copyFile(program.toRealPath(), bin.resolve(program.getFileName()), Trees.Mode.LINK);
        }
      }
      return new RunDirectory(directory);
    } catch (IOException e) {
      throw DiskFailure.of("lay out", directory, e);
    }
  }

  /** Puts copies into it, which the guest may change; what has such a name makes room. */
  void add(Map<RelativePath, Path> files) {
    for (Map.Entry<RelativePath, Path> file : files.entrySet()) {
      Path to = file.getKey().under(directory);
      try {
        Files.createDirectories(to.getParent());
        Trees.delete(to);
        Trees.copyFile(file.getValue(), to, Trees.Mode.COPY);
      } catch (IOException e) {
        throw DiskFailure.of("write", to, e);
      }
    }
  }
}
