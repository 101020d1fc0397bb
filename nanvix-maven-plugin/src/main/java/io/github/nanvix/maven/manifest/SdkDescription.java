// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.JsonFile;
import io.github.nanvix.maven.toml.Shape;
import io.github.nanvix.maven.toml.TomlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an SDK says of itself: {@code nanvix-sdk.json}, whose tables {@code sdk-release.json}
 * repeats.
 *
 * @param root all of it
 */
public record SdkDescription(TomlNode root) {
  private static final Shape SHAPE = SdkShape.traits().table("libc", SdkShape.libc());

  /**
   * Reads it.
   *
   * @throws io.github.nanvix.maven.failure.BuildException naming line and column of what is wrong
   */
  public static SdkDescription read(Path file) {
    TomlNode root = JsonFile.read(file);
    SHAPE.unknownIn(root);
    return new SdkDescription(root);
  }

  /**
   * Whether its programs can open shared objects.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if it does not say
   */
  public boolean dynamicLoader() {
    TomlNode features = root.table("features");
    return features
        .optionalFlag("dynamic_loader")
        .orElseThrow(() -> features.missing("dynamic_loader", "true or false"));
  }

  /**
   * Where it does not mirror the release that it is said to be.
   *
   * @return a clause for each value that differs, sorted by its path
   */
  public List<String> differences(SdkRelease release) {
    Map<String, Object> own = SdkRelease.flat(root.plain());
    TreeSet<String> paths = new TreeSet<>(own.keySet());
    paths.addAll(release.values().keySet());
    List<String> differences = new ArrayList<>();
    for (String path : paths) {
      int dot = path.indexOf('.');
      if (dot > 0 && SdkShape.MIRRORED.contains(path.substring(0, dot))) {
        Optional<Object> here = Optional.ofNullable(own.get(path));
        Optional<Object> there = Optional.ofNullable(release.values().get(path));
        if (!here.equals(there)) {
          differences.add(path + " is " + text(here) + " and in the release " + text(there));
        }
      }
    }
    return differences;
  }

  private static String text(Optional<Object> value) {
    return value
        .map(one -> one instanceof String ? "\"" + one + "\"" : one.toString())
        .orElse("missing");
  }
}
