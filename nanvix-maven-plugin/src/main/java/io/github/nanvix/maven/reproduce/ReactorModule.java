// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Glob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project of the reactor whose outputs are compared.
 *
 * @param buildDirectory where it builds, below the top of the checkout: {@code libffi/target}
 */
public record ReactorModule(String buildDirectory) {
  /** What a project attaches, or leaves beside that: archives, images, build information. */
  public static final List<String> COMPARED =
      List.of("*.tar.gz", "*.tgz", "*.tar", "*.zip", "*.jar", "*.img", "*.buildinfo");

  private static final List<Pattern> PATTERNS =
      COMPARED.stream().map(text -> new Glob(text).pattern()).toList();

  /** The files to compare in a checkout, by their paths below its top. */
  TreeSet<String> outputs(Path checkout) {
    Path directory = checkout.resolve(buildDirectory);
    TreeSet<String> outputs = new TreeSet<>();
    if (!Files.isDirectory(directory)) {
      return outputs;
    }
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> PATTERNS.stream().anyMatch(pattern -> pattern.matcher(name).matches()))
          .forEach(name -> outputs.add(buildDirectory + "/" + name));
      return outputs;
    } catch (IOException e) {
      throw DiskFailure.of("list", directory, e);
    }
  }
}
