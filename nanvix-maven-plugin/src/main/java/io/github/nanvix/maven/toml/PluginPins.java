// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The pin files that come with the plugin; listed are its documents alone. */
final class PluginPins implements PinPlace {
  private static final String HOME = "/io/github/nanvix/toolchain/";

  @Override
  public String name() {
    return "the plugin";
  }

  @Override
  public Optional<byte[]> find(RelativePath path) {
    try (InputStream in = PluginPins.class.getResourceAsStream(HOME + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw BuildException.environment(
          "The embedded pin file \"" + path + "\" cannot be read: " + Reason.of(e) + ".",
          "Reinstall the plugin.",
          e);
    }
  }

  @Override
  public SortedSet<String> paths(String directory) {
    return CompiledToml.documents().stream()
        .filter(path -> path.startsWith(directory + "/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
