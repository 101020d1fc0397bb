// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The versions of packages that the machine's apt would install now. */
record AptIndex(Network network, CommandRunner runner, Path scratch) {

  /**
   * The upstream versions of what lies in a directory of the pool (Debian policy, section 5.6.12).
   *
   * @param directory with a slash at its end: {@code pool/main/d/demo/}
   */
  Set<String> versions(String directory) throws IOException {
    PrivateApt apt = PrivateApt.in(Files.createTempDirectory(scratch, "apt-"), network, runner);
    require(apt.run("update", List.of("apt-get", "update"), "ask for the packages that there are"));
    CommandResult all =
        apt.run("dumpavail", List.of("apt-cache", "dumpavail"), "list the packages that there are");
    require(all);
    Set<String> versions = new TreeSet<>();
    String version = "";
    try (BufferedReader lines = Files.newBufferedReader(all.log(), StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("Version: ")) {
          version = line.substring("Version: ".length());
        } else if (line.startsWith("Filename: " + directory)) {
          versions.add(version.replaceFirst("^\\d+:", "").replaceFirst("-[^-]*$", ""));
        }
      }
    }
    return versions;
  }

  private static void require(CommandResult result) throws IOException {
    if (!result.succeeded()) {
      throw new IOException("apt does not tell (" + PrivateApt.fault(result) + ")");
    }
  }
}
