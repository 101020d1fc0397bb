// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.guest.DeploymentMode;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.guest.Profile;
import io.github.nanvix.maven.manifest.BuildMatrix;
import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.manifest.RuntimeArchive;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals have that use Nanvix itself, where there is one. */
abstract class GuestMojo extends ProjectMojo {

  /**
   * Nanvix as it is released or built: the directory that holds {@code bin/} with {@code
   * nanvixd.elf}, {@code mkramfs.elf} and, in newer releases, {@code mkimage.elf}. With it {@code
   * package} makes a RAM file system, too, and {@code smoke} runs on Nanvix; {@code stage} looks
   * whether all of it is there.
   *
   * <pre>{@code <nanvixSysroot>${user.home}/nanvix</nanvixSysroot>}</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.nanvixSysroot")
  private @Nullable File nanvixSysroot;

  /**
   * The deployment mode: {@code standalone}, {@code single-process} or {@code multi-process}.
   * Default for a run on Nanvix: {@code standalone}, or what {@code nanvix.toml} lists first in its
   * place. Given, it also narrows the variants that are packaged.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.mode")
  private @Nullable String mode;

  /**
   * A profile of Nanvix's distro ({@code profiles/NAME.toml}): which programs an image boots with,
   * with which words and variables, and what the RAM file system is called. Default: Nanvix's
   * daemons and the program that is run.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.distroProfile")
  private @Nullable File distroProfile;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    mode()
        .filter(text -> !listedModes().contains(text))
        .ifPresent(text -> problems.look(() -> text("mode", text).as(DeploymentMode::of)));
    if (distroProfile != null) {
      problems.look(distroProfile.toPath(), this::distroProfile);
      if (nanvixSysroot == null) {
        problems.look(
            () -> {
              throw BuildException.input(
                  "Parameter \"distroProfile\" is given, and no Nanvix to compose an image of.",
                  "Name its directory with -Dnanvix.nanvixSysroot=DIR, too.");
            });
      }
    }
    if (nanvixSysroot != null) {
      Path directory = nanvixSysroot.toPath();
      problems.look(
          directory,
          () -> {
            requireCommit(directory);
            nanvixSysroot().ifPresent(nanvix -> nanvix.require(deploymentMode()));
          });
    }
  }

  /** Where the directory is called as the release's archive is, its commit is known. */
  private void requireCommit(Path directory) {
    RuntimeArchive runtime = new RuntimeArchive(String.valueOf(directory.getFileName()));
    manifest()
        .flatMap(ProjectManifest::nanvixCommit)
        .filter(runtime::isNotOf)
        .ifPresent(
            commit -> {
              throw BuildException.input(
                  "Parameter \"nanvixSysroot\" is \""
                      + directory
                      + "\", by its name of another Nanvix than the SDK in nanvix.lock, whose commit is "
                      + commit
                      + ".",
                  "Unpack the runtime that was released with that commit.");
            });
  }

  final Optional<NanvixSysroot> nanvixSysroot() {
    return Optional.ofNullable(nanvixSysroot)
        .map(File::toPath)
        .map(
            directory ->
                new NanvixSysroot(directory, distroProfile().orElseGet(Profile::standard)));
  }

  /** What an image is composed of, where that was given. */
  final Optional<Profile> distroProfile() {
    return Optional.ofNullable(distroProfile).map(File::toPath).map(Profile::read);
  }

  /** The mode, if one was chosen. */
  final Optional<String> mode() {
    return chosen(mode);
  }

  private List<String> listedModes() {
    return manifest()
        .flatMap(found -> found.manifest().matrix())
        .map(BuildMatrix::modes)
        .orElse(List.of());
  }

  /** The mode of a run. */
  final DeploymentMode deploymentMode() {
    String usual = DeploymentMode.STANDALONE.text();
    List<String> listed = listedModes();
    return DeploymentMode.of(
        mode().orElse(listed.isEmpty() || listed.contains(usual) ? usual : listed.get(0)));
  }
}
