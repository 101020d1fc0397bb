// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toolchain.DirectoryPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A directory that was found and, at that moment, held what is pinned.
 *
 * @param tracked the digests of what may change in it
 */
record DirectoryComponent(DirectoryPin pin, Path directory, Map<RelativePath, Sha256> tracked)
    implements Component {

  /**
   * Looks whether there is a directory.
   *
   * @throws BuildException if there is none
   */
  static Path require(DirectoryPin pin, Place place) {
    Path directory = place.directory();
    if (!Files.isDirectory(directory)) {
      throw BuildException.input(
          "Component \""
              + pin.name()
              + "\" should be the directory \""
              + directory
              + "\", by "
              + place.givenBy()
              + ", but "
              + (Files.exists(directory) ? "that is no directory." : "there is none."),
          "Install it there, or correct the place.");
    }
    return directory;
  }

  /**
   * Checks a directory.
   *
   * @throws BuildException naming everything in it that is missing or not as pinned
   */
  static DirectoryComponent checked(DirectoryPin pin, Place place) {
    Path directory = require(pin, place);
    requireDigests(pin, directory);
    Map<RelativePath, Sha256> tracked = new TreeMap<>();
    pin.tracked().forEach(path -> tracked.put(path, content(pin, directory, path)));
    return new DirectoryComponent(pin, directory, tracked);
  }

  private static void requireDigests(DirectoryPin pin, Path directory) {
    List<String> faults = new ArrayList<>();
    pin.digests()
        .forEach(
            (path, digest) -> {
              Path file = path.under(directory);
              String found =
                  Files.isRegularFile(file) ? Content.of(file).digest().toString() : "no such file";
              if (!found.equals(digest.toString())) {
                faults.add(
                    "\"%s\": expected %s, found %s (pinned in %s)"
                        .formatted(path, digest, found, digest.pinnedIn()));
              }
            });
    if (!faults.isEmpty()) {
      throw BuildException.input(
          "Directory \""
              + directory
              + "\" is not the component \""
              + pin.name()
              + "\" that is pinned. "
              + String.join("; ", faults)
              + ".",
          "Restore it, or pin what is there now.");
    }
  }

  private static Sha256 content(DirectoryPin pin, Path directory, RelativePath path) {
    Path file = path.under(directory);
    try {
      if (Files.isDirectory(file)) {
        return TreeDigest.of(file);
      }
      if (Files.isRegularFile(file)) {
        return Content.of(file).digest();
      }
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
    throw BuildException.input(
        "Directory \""
            + directory
            + "\" of component \""
            + pin.name()
            + "\" has no \""
            + path
            + "\".",
        "Correct \"tracked\" in " + pin.pinnedIn() + ".");
  }

  @Override
  public Inputs content() {
    return new Inputs()
        .with("component", "directory 1")
        .with("bin", pin.bin())
        .withMap("sha256", pin.digests())
        .withMap("tracked", tracked)
        .withMap("select", pin.select());
  }

  @Override
  public Optional<Path> place() {
    return Optional.of(directory);
  }

  @Override
  public void addTo(ToolchainTree tree, Workbench workbench) throws IOException {
    for (Map.Entry<RelativePath, RelativePath> link : pin.select().entrySet()) {
      Path target = link.getKey().under(directory);
      if (!Files.exists(target)) {
        throw BuildException.input(
            "Directory \"" + directory + "\" has no \"" + link.getKey() + "\".",
            "Correct [select] in " + pin.pinnedIn() + ".");
      }
      tree.link(link.getValue(), target, pin);
    }
  }

  @Override
  public Optional<String> tool(String name) {
    RelativePath path = new RelativePath(pin.bin() + "/" + name);
    Path file = path.under(directory);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    if (!pin.digests().containsKey(path)) {
      throw BuildException.input(
          "Tool \"" + path + "\" of component \"" + pin.name() + "\" is not pinned.",
          "Add to [sha256] in "
              + pin.pinnedIn()
              + ": \""
              + path
              + "\" = \""
              + Content.of(file).digest().hex()
              + "\".");
    }
    if (!Files.isExecutable(file)) {
      throw BuildException.input(
          "Tool \"" + file + "\" is not executable.", "Set its permissions.");
    }
    return Optional.of(file.toString());
  }
}
