// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.remote.RemoteRequest;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.toml.PinPlace;
import io.github.nanvix.maven.toolchain.ToolchainPlaces;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every goal is told.
 *
 * @param store the store's directory; letters, digits and {@code / . _ + @ -} only
 * @param remote the store that entries are shared with
 * @param pins the project's own pin directory, which need not exist
 * @param pinArtifacts the pin files of artifacts that the project depends on
 * @param toolchain the target's toolchain by name
 * @param hostToolchain the toolchain of programs that run during the build
 * @param network what fetching may use
 * @param places what of this machine a toolchain may lie in
 * @param clock what builds and archives take for the current time
 * @param jobs how many compilers may run at once, over all steps
 * @param runner what may run programs of the target on this machine
 */
public record Settings(
    Path store,
    Optional<RemoteRequest> remote,
    Optional<Path> pins,
    List<PinPlace> pinArtifacts,
    String toolchain,
    String hostToolchain,
    Network network,
    ToolchainPlaces places,
    Instant clock,
    JobBudget jobs,
    RunnerMode runner) {
  private static final Pattern UNUSABLE = Pattern.compile("[^\\p{L}\\p{N}/._+@-]");

  /**
   * @throws BuildException if build systems cannot work in a directory of that name
   */
  public Settings {
    store = store.toAbsolutePath().normalize();
    pinArtifacts = List.copyOf(pinArtifacts);
    // Makefiles, configure scripts, PATH and -Wl, take these apart; no quoting helps everywhere.
    Matcher unusable = UNUSABLE.matcher(store.toString());
    if (unusable.find()) {
      throw BuildException.input(
          "The store \""
              + store
              + "\" has \""
              + unusable.group()
              + "\" in its path; configure and"
              + " make cannot work below it.",
          "Put the store elsewhere with -Dnanvix.store=DIR.");
    }
  }

  /** Those of a build that shares its store with no other machine. */
  public Settings(
      Path store,
      Optional<Path> pins,
      List<PinPlace> pinArtifacts,
      String toolchain,
      String hostToolchain,
      Network network,
      ToolchainPlaces places,
      Instant clock,
      JobBudget jobs,
      RunnerMode runner) {
    this(
        store,
        Optional.empty(),
        pins,
        pinArtifacts,
        toolchain,
        hostToolchain,
        network,
        places,
        clock,
        jobs,
        runner);
  }

  /** The same, with another pin directory. */
  Settings withPins(Path directory) {
    return new Settings(
        store,
        remote,
        Optional.of(directory),
        pinArtifacts,
        toolchain,
        hostToolchain,
        network,
        places,
        clock,
        jobs,
        runner);
  }
}
