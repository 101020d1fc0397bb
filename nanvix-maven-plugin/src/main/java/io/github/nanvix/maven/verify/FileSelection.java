// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files that patterns name.
 *
 * @param root the directory that their paths count from: that of the relative patterns, or the
 *     deepest one that all patterns lie in where one of them is absolute
 * @param files the files, sorted; links only where a pattern without wildcards names one
 */
public record FileSelection(Path root, List<RelativePath> files) {
  private static final String NEXT =
      "Name files or patterns such as lib/**/*.so, separated by commas.";

  /**
   * Looks for the files.
   *
   * @param given the patterns; blank ones, which a comma too many makes, are passed over
   * @param directory what relative patterns count from
   * @throws BuildException if a pattern matches nothing or names a directory, or if there is none
   */
  public static FileSelection of(List<@Nullable String> given, Path directory) {
    List<String> patterns = patterns(given);
    List<Path> directories = new ArrayList<>();
    List<String> rests = new ArrayList<>();
    for (String pattern : patterns) {
      Glob glob = glob(pattern);
      String fixed = glob.fixedDirectory();
      directories.add(directory.resolve(fixed).normalize());
      rests.add(glob.text().substring(fixed.length()));
    }
    boolean inside = directories.stream().allMatch(path -> path.startsWith(directory.normalize()));
    Path root = inside ? directory.normalize() : common(directories);
    TreeSet<RelativePath> found = new TreeSet<>();
    List<String> idle = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      List<Path> files = files(directories.get(i), new Glob(rests.get(i)));
      if (files.isEmpty()) {
        idle.add(patterns.get(i));
      }
      files.forEach(file -> found.add(RelativePath.between(root, file)));
    }
    if (!idle.isEmpty()) {
      boolean one = idle.size() == 1;
      throw BuildException.input(
          (one ? "The pattern \"" : "The patterns \"")
              + String.join("\", \"", idle)
              + (one ? "\" matches no file." : "\" match no file."),
          NEXT);
    }
    return new FileSelection(root, List.copyOf(found));
  }

  /**
   * Reads a pattern, and looks for no file.
   *
   * @throws BuildException if it is none
   */
  public static void check(String pattern) {
    glob(pattern);
  }

  /**
   * The patterns that were given, without blank ones.
   *
   * @throws BuildException if there is none
   */
  public static List<String> patterns(List<@Nullable String> given) {
    List<String> patterns = new ArrayList<>();
    for (String pattern : given) {
      if (pattern != null && !pattern.isBlank()) {
        patterns.add(pattern.strip());
      }
    }
    if (patterns.isEmpty()) {
      throw BuildException.input("Parameter \"files\" names no file.", NEXT);
    }
    return patterns;
  }

  private static Glob glob(String pattern) {
    if (pattern.endsWith("/")) {
      throw BuildException.input(
          "The pattern \"" + pattern + "\" names a directory.",
          "Write \"" + pattern + "**\" for all files below it.");
    }
    try {
      return new Glob(pattern);
    } catch (IllegalArgumentException e) {
      throw BuildException.input(Reason.of(e) + ".", "Name files, or patterns of files.", e);
    }
  }

  /** At worst the root of the file system. */
  private static Path common(List<Path> directories) {
    Path common = directories.get(0);
    for (Path directory : directories) {
      Path parent = common.getParent();
      while (parent != null && !directory.startsWith(common)) {
        common = parent;
        parent = common.getParent();
      }
    }
    return common;
  }

  private static List<Path> files(Path directory, Glob rest) {
    if (!rest.isOpen()) {
      Path file = directory.resolve(rest.text());
      return Files.isRegularFile(file) ? List.of(file) : List.of();
    }
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    Pattern pattern = rest.pattern();
    try {
      // Found under the directory's real name, told by the name that was given.
      return Trees.files(directory).stream()
          .filter(file -> pattern.matcher(file.text()).matches())
          .map(file -> file.under(directory))
          .filter(file -> !Files.isSymbolicLink(file))
          .toList();
    } catch (IOException e) {
      throw DiskFailure.of("list the files in", directory, e);
    }
  }
}
