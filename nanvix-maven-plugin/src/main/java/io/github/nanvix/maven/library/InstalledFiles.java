// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a recipe installs of a finished build directory: single files, directories, patterns. */
record InstalledFiles(PortPlan plan, Path build) {

  /** Copies all of it below a sysroot. */
  void copyTo(Path sysroot) throws IOException {
    for (Map.Entry<RelativePath, List<String>> place :
        plan.recipe().install().places().entrySet()) {
      for (String item : place.getValue()) {
        String from = new Placeholders(plan).expand(item);
        for (Map.Entry<String, Path> file : files(from).entrySet()) {
          copy(file.getValue(), place.getKey().under(sysroot).resolve(file.getKey()));
        }
      }
    }
  }

  /** Copies a file that the build should have made. */
  void copy(String from, Path to) throws IOException {
    Path made = build.resolve(from);
    if (!Files.isRegularFile(made)) {
      throw missing(from);
    }
    copy(made, to);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    // What configure links into the build directory must outlive it.
    Trees.copyFile(from.toRealPath(), to, Trees.Mode.COPY);
  }

  /** Files by where they go below the place. */
  private Map<String, Path> files(String item) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    if (item.endsWith("/")) {
      Path directory = build.resolve(item);
      if (Files.isDirectory(directory)) {
        String name = String.valueOf(directory.getFileName());
        for (RelativePath path : Trees.files(directory)) {
          files.put(name + "/" + path, path.under(directory));
        }
      }
    } else if (new Glob(item).isOpen()) {
      Pattern pattern = new Glob(item).pattern();
      String fixed = new Glob(item).fixedDirectory();
      for (RelativePath path : Trees.files(build)) {
        if (pattern.matcher(path.text()).matches()) {
          files.put(path.text().substring(fixed.length()), path.under(build));
        }
      }
    } else if (Files.isRegularFile(build.resolve(item))) {
      files.put(new RelativePath(item).fileName(), build.resolve(item));
    }
    if (files.isEmpty()) {
      throw missing(item);
    }
    return files;
  }

  private BuildException missing(String from) {
    return BuildException.input(
        "The build of \"" + plan.recipe().name() + "\" did not make \"" + from + "\".",
        "Correct [install] or [[library]] in " + plan.recipeFile() + ", or the source.");
  }
}
