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
 * A {@code nanvix.lock}: what a manifest was resolved to.
 *
 * @param manifestHash of the manifest that it was made of; see {@link NanvixManifest#hash()}
 * @param zutilVersion of the program that made it
 * @param sdk the SDK, in newer files
 * @param matrix the manifest's matrix, in older files
 * @param packages the releases
 * @param unknown the keys that nothing here knows
 */
public record NanvixLock(
    Sha256 manifestHash,
    String zutilVersion,
    Optional<LockedSdk> sdk,
    Optional<BuildMatrix> matrix,
    List<LockedPackage> packages,
    List<UnknownKey> unknown) {

  /** Reads a file; what is wrong in it is refused with line and column. */
  public static NanvixLock read(Path file) {
    return parse(file.toString(), TomlFile.text(file));
  }

  static NanvixLock parse(String document, String text) {
    TomlNode root = TomlFile.parse(document, text);
    List<UnknownKey> unknown = new ArrayList<>(root.unknown("metadata", "builds", "package"));
    TomlNode metadata = root.table("metadata");
    unknown.addAll(metadata.unknown("manifest-hash", "nanvix-zutil-version", "sdk"));
    Optional<LockedSdk> sdk =
        metadata.optionalTable("sdk").map(node -> LockedSdk.from(node, unknown));
    Optional<BuildMatrix> matrix =
        root.optionalTable("builds").flatMap(node -> BuildMatrix.from(node, unknown));
    List<LockedPackage> packages =
        root.tables("package").stream().map(node -> LockedPackage.from(node, unknown)).toList();
    return new NanvixLock(
        metadata.parsed("manifest-hash", Words::digest, Words.EXPECTED_DIGEST),
        metadata.string("nanvix-zutil-version"),
        sdk,
        matrix,
        packages,
        unknown.stream().sorted(UnknownKey.IN_ORDER).toList());
  }

  /** The release of Nanvix itself. */
  public Optional<LockedPackage> sysroot() {
    return packages.stream().filter(p -> p.kind() == LockedPackage.Kind.SYSROOT).findFirst();
  }

  /** The release of a package. */
  public Optional<LockedPackage> find(String name) {
    return packages.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
