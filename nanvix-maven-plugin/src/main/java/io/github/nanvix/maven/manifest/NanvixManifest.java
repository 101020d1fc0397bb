// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code nanvix.toml}.
 *
 * @param name of the package
 * @param version of the package, without a Nanvix
 * @param nanvixVersion the Nanvix that it is for
 * @param dependencies what it is built with
 * @param systemDependencies what it is run with
 * @param matrix the variants that it is released in, where it lists them
 * @param toolchain what it is compiled with, where it says so
 * @param hash of the file, with every CR LF taken for LF; lock files name it
 * @param unknown the keys that nothing here knows
 */
public record NanvixManifest(
    String name,
    String version,
    NanvixVersion nanvixVersion,
    List<Dependency> dependencies,
    List<Dependency> systemDependencies,
    Optional<BuildMatrix> matrix,
    Optional<SdkToolchain> toolchain,
    Sha256 hash,
    List<UnknownKey> unknown) {

  /** Reads a file; what is wrong in it is refused with line and column. */
  public static NanvixManifest read(Path file) {
    return parse(file.toString(), TomlFile.text(file));
  }

  static NanvixManifest parse(String document, String text) {
    TomlNode root = TomlFile.parse(document, text);
    List<UnknownKey> unknown =
        new ArrayList<>(
            root.unknown("package", "dependencies", "system-dependencies", "builds", "toolchain"));
    TomlNode head = root.table("package");
    unknown.addAll(head.unknown("name", "version", "nanvix-version"));
    NanvixVersion nanvix =
        head.parsed("nanvix-version", NanvixVersion::of, "\"X.Y.Z\" or \"latest\"");
    Optional<TomlNode> toolchain = root.optionalTable("toolchain");
    NanvixManifest manifest =
        new NanvixManifest(
            head.parsed("name", Words::name, Words.EXPECTED_NAME),
            head.parsed("version", Words::name, Words.EXPECTED_NAME),
            nanvix,
            Dependency.all(root.optionalTable("dependencies"), unknown),
            Dependency.all(root.optionalTable("system-dependencies"), unknown),
            root.optionalTable("builds").flatMap(builds -> BuildMatrix.from(builds, unknown)),
            toolchain.map(node -> SdkToolchain.from(node, unknown)),
            Sha256.of(text.replace("\r\n", "\n")),
            unknown.stream().sorted(UnknownKey.IN_ORDER).toList());
    toolchain.ifPresent(manifest::checkSdk);
    return manifest;
  }

  /** An SDK brings the C library of one Nanvix. */
  private void checkSdk(TomlNode node) {
    Optional<SdkVersion> sdk = toolchain.flatMap(SdkToolchain::version);
    if (sdk.isPresent()
        && nanvixVersion instanceof NanvixVersion.Release release
        && !sdk.get().nanvix().equals(release)) {
      throw node.refuse(
          "sdk-version",
          "is " + sdk.get() + ", for Nanvix " + sdk.get().nanvix().text(),
          "an SDK for the nanvix-version of the package, " + release.text());
    }
  }
}
