// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes one file out of Debian's pool with the machine's own apt. The path in the pool is pinned,
 * so no index is fetched.
 */
record AptTransport(RelativePath path, Network network, CommandRunner runner, Path helper)
    implements Transport {
  static final Path HELPER = Path.of("/usr/lib/apt/apt-helper");
  // 'ADDRESS/dists/SUITE/InRelease' NAME SIZE, one line for each release that apt would look at.
  private static final Pattern RELEASE =
      Pattern.compile("'([a-z+]+:/[^']*?)/dists/[^']*/InRelease'.*");

  @Override
  public Path bring(Path directory) throws IOException {
    if (!Files.isExecutable(helper)) {
      throw new IOException("apt is not installed (-Dnanvix.debianMirror=ADDRESS does without)");
    }
    PrivateApt apt = PrivateApt.in(directory, network, runner);
    List<String> faults = new ArrayList<>();
    for (String site : sites(apt, faults)) {
      Path file = directory.resolve(path.fileName());
      CommandResult result =
          apt.run(
              "apt-helper",
              List.of(helper.toString(), "download-file", site + "/" + path, file.toString()),
              "fetch " + path.fileName());
      if (result.exitCode() == 0 && Files.isRegularFile(file)) {
        return file;
      }
      Files.deleteIfExists(file);
      faults.add(PrivateApt.fault(result));
    }
    throw new IOException(
        faults.isEmpty()
            ? "apt on this machine has no package source"
            : "apt could not download it (" + String.join("; ", faults) + ")");
  }

  private Set<String> sites(PrivateApt apt, List<String> faults) throws IOException {
    CommandResult result =
        apt.run(
            "apt-get", List.of("apt-get", "update", "--print-uris"), "fetch " + path.fileName());
    if (!result.succeeded()) {
      faults.add(PrivateApt.fault(result));
    }
    TreeSet<String> sites = new TreeSet<>();
    for (String line : PrivateApt.lines(result)) {
      Matcher matcher = RELEASE.matcher(line);
      if (matcher.matches()) {
        sites.add(matcher.group(1));
      }
    }
    return sites;
  }
}
