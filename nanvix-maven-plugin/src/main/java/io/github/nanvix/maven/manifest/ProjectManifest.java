// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.UnknownKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code nanvix.toml} and the {@code nanvix.lock} beside it, which need not exist. What a stale
 * lock file says holds for another manifest and is shown, but not used.
 *
 * @param file the manifest's path
 */
public record ProjectManifest(Path file, NanvixManifest manifest, Optional<NanvixLock> lock) {
  /** What a manifest is called. */
  public static final String FILE_NAME = "nanvix.toml";

  /** What helps against a lock file that does not hold. */
  public static final String REMEDY = "Make it anew with \"./z lock\".";

  private static final String LOCK_NAME = "nanvix.lock";

  /** Reads both. */
  public static ProjectManifest read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "There is no manifest \"" + file + "\".",
          "Name a nanvix.toml with -Dnanvix.manifest=FILE.");
    }
    Path lock = file.resolveSibling(LOCK_NAME);
    return new ProjectManifest(
        file,
        NanvixManifest.read(file),
        Files.isRegularFile(lock) ? Optional.of(NanvixLock.read(lock)) : Optional.empty());
  }

  /** Where the lock file is, or would be. */
  public Path lockFile() {
    return file.resolveSibling(LOCK_NAME);
  }

  /** The keys that nothing here knows, of both files. */
  public List<UnknownKey> unknown() {
    List<UnknownKey> unknown = new ArrayList<>(manifest.unknown());
    lock.ifPresent(found -> unknown.addAll(found.unknown()));
    return List.copyOf(unknown);
  }

  /** What keeps the lock file from holding for the manifest; empty also where there is none. */
  public Optional<String> lockFault() {
    if (isStale()) {
      return Optional.of(
          "The lock file \""
              + lockFile()
              + "\" is stale: it was made of a manifest with "
              + lock.orElseThrow().manifestHash()
              + ", and \""
              + file
              + "\" has "
              + manifest.hash()
              + " (line ends taken for LF).");
    }
    Optional<ImageReference> asked = manifest.toolchain().flatMap(SdkToolchain::sdk);
    Optional<ImageReference> locked = lock.flatMap(NanvixLock::sdk).map(LockedSdk::image);
    return asked.isEmpty() || locked.isEmpty() || asked.equals(locked)
        ? Optional.empty()
        : Optional.of(
            "The lock file \""
                + lockFile()
                + "\" has the SDK image "
                + locked.get()
                + ", and \""
                + file
                + "\" asks for "
                + asked.get()
                + ".");
  }

  /** The Nanvix that releases are for: that of the manifest, or the one that was newest. */
  public Optional<NanvixVersion.Release> nanvix() {
    if (manifest.nanvixVersion() instanceof NanvixVersion.Release release) {
      return Optional.of(release);
    }
    return usable()
        .flatMap(NanvixLock::sysroot)
        .map(LockedPackage::tag)
        .filter(tag -> tag.matches("v?[0-9]+\\.[0-9]+\\.[0-9]+"))
        .map(tag -> new NanvixVersion.Release(tag.replaceFirst("^v", "")));
  }

  /** The SDK that the package is built with. */
  public Optional<SdkVersion> sdk() {
    return manifest
        .toolchain()
        .flatMap(SdkToolchain::version)
        .or(() -> usable().flatMap(NanvixLock::sdk).map(LockedSdk::version));
  }

  /** The SDK's image, which a toolchain in a container is made of. */
  public Optional<ImageReference> image() {
    return manifest
        .toolchain()
        .flatMap(SdkToolchain::image)
        .or(() -> usable().flatMap(NanvixLock::sdk).map(LockedSdk::image));
  }

  /** The commit of the Nanvix that the SDK's C library is of. */
  public Optional<String> nanvixCommit() {
    return usable().flatMap(NanvixLock::sdk).flatMap(LockedSdk::nanvixCommit);
  }

  /** What the tags of releases for this Nanvix end with: {@code nanvix-0.21.48-sdk.1}. */
  public Optional<String> tagSuffix() {
    return nanvix()
        .map(
            release ->
                "nanvix-" + release.text() + sdk().map(sdk -> "-sdk." + sdk.revision()).orElse(""));
  }

  /** The tag of the package's own release. */
  public Optional<String> tag() {
    return tagSuffix().map(suffix -> manifest.version() + "-" + suffix);
  }

  /**
   * Where a file of a locked release is.
   *
   * @throws BuildException if the lock file is missing, does not hold, or has no such file
   */
  public URI asset(String name) {
    lockFault()
        .ifPresent(
            fault -> {
              throw BuildException.input(fault, REMEDY);
            });
    return lock.map(NanvixLock::packages).orElse(List.of()).stream()
        .flatMap(found -> found.assets().stream())
        .filter(asset -> asset.name().equals(name))
        .map(LockedAsset::address)
        .findFirst()
        .orElseThrow(
            () ->
                BuildException.input(
                    "There is no asset \"" + name + "\" in \"" + lockFile() + "\".",
                    "nanvix:manifest prints those that there are."));
  }

  private boolean isStale() {
    return lock.isPresent() && !lock.get().manifestHash().equals(manifest.hash());
  }

  private Optional<NanvixLock> usable() {
    return isStale() ? Optional.empty() : lock;
  }
}
