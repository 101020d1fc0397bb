// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The wheels that a project names. */
public final class WheelFiles {
  private static final String EXTENSION = ".whl";

  private WheelFiles() {}

  /**
   * All of them: of a directory those that lie right there, sorted.
   *
   * @throws BuildException if a place has none
   */
  public static List<Path> of(List<Path> places) {
    List<Path> wheels = new ArrayList<>();
    for (Path place : places) {
      check(place);
      List<Path> found = Files.isDirectory(place) ? in(place) : List.of(place);
      if (found.isEmpty() || !found.stream().allMatch(Files::isRegularFile)) {
        throw BuildException.input(
            "There is no wheel at \"" + place + "\".",
            "Put one there, or correct the parameter \"wheels\".");
      }
      wheels.addAll(found);
    }
    return wheels.stream().distinct().toList();
  }

  /** Refuses what can be no place of wheels; what is not there may come. */
  public static void check(Path place) {
    if (!place.toString().endsWith(EXTENSION) && Files.exists(place) && !Files.isDirectory(place)) {
      throw BuildException.input(
          "\"" + place + "\" is neither a wheel nor a directory of wheels.",
          "Correct the parameter \"wheels\".");
    }
  }

  private static List<Path> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      throw DiskFailure.of("list", directory, e);
    }
  }
}
