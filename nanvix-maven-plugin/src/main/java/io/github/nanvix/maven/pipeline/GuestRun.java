// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.guest.Profile;
import io.github.nanvix.maven.smoke.SmokeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A run as a guest sees it: files of this machine that it names are at the guest's root, where it
 * names them.
 *
 * @param run with the guest's own paths
 * @param files what is at the guest's root besides the staged image
 * @param variables all of its variables
 */
record GuestRun(SmokeRun run, SortedMap<RelativePath, Path> files, Map<String, String> variables) {
  private static final Pattern BUILD_DATA = new Glob("lib/python3.*/_sysconfigdata_*.py").pattern();

  /** What a profile says of the program wins over what is said of all of its kind. */
  static GuestRun of(SmokeRun run, Path sysroot, Profile profile) {
    SortedMap<String, String> variables = new TreeMap<>(variables(sysroot));
    profile
        .packaged(new RelativePath(run.program()))
        .ifPresent(program -> variables.putAll(program.environment()));
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    ArrayList<String> arguments = new ArrayList<>();
    for (String argument : run.arguments()) {
      Path file = Path.of(argument);
      if (file.isAbsolute() && Files.isRegularFile(file)) {
        RelativePath name = new RelativePath(file.getFileName().toString());
        files.put(name, file);
        arguments.add("./" + name);
      } else {
        arguments.add(argument);
      }
    }
    return new GuestRun(
        new SmokeRun(run.name() + " on Nanvix", run.program(), arguments, run.passes()),
        files,
        variables);
  }

  /** What Nanvix's scripts tell CPython; other programs are told nothing. */
  static Map<String, String> variables(Path sysroot) {
    SortedMap<String, String> variables = new TreeMap<>();
    try {
      for (RelativePath path : Trees.files(sysroot)) {
        if (BUILD_DATA.matcher(path.text()).matches()) {
          variables.put("PYTHONHOME", "/");
          variables.put("PYTHONDONTWRITEBYTECODE", "1");
          // Its default depends on what the guest's kernel says of itself.
          variables.put("_PYTHON_SYSCONFIGDATA_NAME", path.fileName().replaceFirst("\\.py$", ""));
        }
      }
      return variables;
    } catch (IOException e) {
      throw DiskFailure.of("read the sysroot", sysroot, e);
    }
  }
}
