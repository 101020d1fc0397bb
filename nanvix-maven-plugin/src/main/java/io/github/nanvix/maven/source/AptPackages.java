// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packages in the version that the machine's apt offers now, fetched without root and not
 * installed. apt checks the signature of its index, and the package against the index.
 */
public final class AptPackages {
  private final PrivateApt apt;
  private boolean updated;

  private AptPackages(PrivateApt apt) {
    this.apt = apt;
  }

  /**
   * Those of this machine.
   *
   * @param directory a step's scratch directory
   * @throws IOException if Maven is offline
   */
  public static AptPackages of(Network network, CommandRunner runner, Path directory)
      throws IOException {
    if (network.offline()) {
      throw new IOException("apt is not asked, Maven is offline");
    }
    return new AptPackages(PrivateApt.in(directory, network, runner));
  }

  /**
   * Fetches one.
   *
   * @return the package's file; its name has the version
   * @throws IOException if there is no such package, or it cannot be fetched; says why
   */
  public Path download(String name) throws IOException {
    if (!updated) {
      // The machine's own lists may be missing or old; an index that cannot be had, say of
      // security updates, does not matter if the package can.
      apt.run("update", List.of("apt-get", "update"), "ask for the packages that there are");
      updated = true;
    }
    CommandResult result =
        apt.run("download", List.of("apt-get", "download", name), "fetch the package " + name);
    if (!result.succeeded()) {
      throw new IOException("apt has no package " + name + " (" + PrivateApt.fault(result) + ")");
    }
    try (Stream<Path> files = Files.list(apt.directory())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(name + "_"))
          .findFirst()
          .orElseThrow(() -> new IOException("apt has fetched no file of package " + name));
    }
  }
}
