// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.checkout;

import io.github.nanvix.maven.cpython.setup.ConfigLog;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkout of CPython, or the directory that one was configured in.
 *
 * @param directory where CPython is built, with {@code Modules/Setup.local}
 * @param source where its sources are: the same directory, or that of {@code srcdir}
 * @param version for example {@code 3.13.5}; {@code PY_VERSION} of {@code Include/patchlevel.h}
 */
public record Checkout(Path directory, Path source, String version) {
  private static final String PATCHLEVEL = "Include/patchlevel.h";
  private static final Pattern VERSION =
      Pattern.compile("(?m)^#define[ \t]+PY_VERSION[ \t]+\"([^\"]+)\"");

  // The first is there before configure has run, and names the module whether it can be built or
  // not; the second is what configure makes of it, and installed; the third has the line commented.
  private static final List<String> TEMPLATES =
      List.of("Modules/Setup.stdlib.in", "Modules/Setup.stdlib", "Modules/Setup");

  /**
   * Looks at a directory.
   *
   * @throws BuildException if it is none of the two
   */
  public static Checkout at(Path directory) {
    Path build = directory.toAbsolutePath().normalize();
    Path source = Files.exists(build.resolve(PATCHLEVEL)) ? build : configuredFrom(build);
    Path patchlevel = source.resolve(PATCHLEVEL);
    if (!Files.isRegularFile(patchlevel) || !Files.isDirectory(build.resolve("Modules"))) {
      throw BuildException.input(
          "\""
              + directory
              + "\" is no checkout of CPython: it lacks "
              + PATCHLEVEL
              + " or Modules/.",
          "Name the directory that has them, or the one that CPython was configured in, with"
              + " -Dnanvix.cpython=DIR.");
    }
    Matcher version = VERSION.matcher(text(patchlevel));
    if (!version.find()) {
      throw BuildException.input(
          "\"" + patchlevel + "\" defines no PY_VERSION.",
          "Check that this is CPython's own file.");
    }
    return new Checkout(build, source, version.group(1));
  }

  /** The file that is edited; it need not exist. */
  public Path setupLocal() {
    return directory.resolve("Modules/Setup.local");
  }

  /** The text of the file of CPython's own that has a line for each module. */
  public String moduleLines() {
    for (String template : TEMPLATES) {
      for (Path place : List.of(source, directory)) {
        if (Files.isRegularFile(place.resolve(template))) {
          return text(place.resolve(template));
        }
      }
    }
    throw BuildException.input(
        "\"" + source + "\" has none of " + String.join(", ", TEMPLATES) + ".",
        "Restore them from CPython's own sources.");
  }

  /** Whether it has been configured, so that its makesetup can be asked. */
  public boolean isConfigured() {
    return Files.isRegularFile(directory.resolve("Makefile"))
        && Files.isRegularFile(directory.resolve("Makefile.pre"))
        && Files.isRegularFile(source.resolve("Modules/makesetup"));
  }

  /** What its configure has found out. */
  public ConfigLog configLog() {
    return ConfigLog.read(directory.resolve("config.log"));
  }

  private static Path configuredFrom(Path build) {
    Path makefile = build.resolve("Makefile");
    String source =
        Files.isRegularFile(makefile) ? Makefile.parse(text(makefile)).value("srcdir").strip() : "";
    return build.resolve(source).normalize();
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
