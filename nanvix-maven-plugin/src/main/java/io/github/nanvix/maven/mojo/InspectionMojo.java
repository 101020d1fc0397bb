// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals have that look at a staged image, of this project or of any directory. */
abstract class InspectionMojo extends ProjectMojo {
  private static final String SYSROOT = "nanvix.sysroot";

  /**
   * The program that runs and opens the modules, below the sysroot.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.executable", defaultValue = "bin/python.elf")
  private String executable = "";

  /**
   * The loader profile: {@code nanvix-2026-11}, {@code nanvix-2026-07}, {@code nanvix-2026-06},
   * {@code glibc}, {@code musl} or a file in {@code loaders/} of the pin directory. Default: that
   * of the toolchain.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.loader")
  private @Nullable String loader;

  /**
   * The CPU that a loader is on which looks into directories by what the CPU can do: {@code
   * x86-64-v2}, {@code x86-64-v3}, {@code x86-64-v4} or {@code baseline}. Default: not known, which
   * is planned as {@code baseline}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.hwcaps")
  private @Nullable String hwcaps;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::executable);
    problems.look(
        () ->
            loader()
                .ifPresent(name -> text("loader", name).as(n -> LoaderProfile.read(catalog, n))));
    if (isWithoutProject() && readsSysroot()) {
      problems.look(sysroot(), this::existingSysroot);
    }
  }

  /**
   * Whether the goal looks at any directory and not at this project's image: there is no POM, or
   * the goal was called by name with a sysroot, wherever that was.
   */
  final boolean isWithoutProject() {
    return project().getFile() == null || (isCalledByName() && isOnCommandLine(SYSROOT));
  }

  /** What a report is called, by the image that it is of. */
  final String reportName(String usual) {
    return reportName(usual, SYSROOT, "sysroot");
  }

  @Override
  Set<ProjectKind> kinds() {
    return isWithoutProject() ? EnumSet.allOf(ProjectKind.class) : EnumSet.of(ProjectKind.CPYTHON);
  }

  /** Whether what the goal looks at is a sysroot. */
  boolean readsSysroot() {
    return true;
  }

  /** The sysroot, which must be there. */
  final Path existingSysroot() {
    if (session().getUserProperties().getProperty(SYSROOT, "?").isBlank()) {
      throw BuildException.input(
          "The property nanvix.sysroot is empty.", "Name a directory: -Dnanvix.sysroot=DIR.");
    }
    Path sysroot = sysroot();
    if (sysroot.toString().contains("${")) {
      // Without a POM there is no build directory, and Maven leaves the expression as it is.
      throw BuildException.input(
          "There is no POM here, and no sysroot is named.", "Name one with -Dnanvix.sysroot=DIR.");
    }
    if (!Files.isDirectory(sysroot)) {
      throw BuildException.input(
          "The sysroot \"" + sysroot + "\" is no directory.",
          "Call nanvix:stage before, or name another with -Dnanvix.sysroot=DIR.");
    }
    return sysroot;
  }

  /** The executable's path below the sysroot. */
  final RelativePath executable() {
    try {
      return new RelativePath(executable);
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "Parameter \"executable\" is \"" + executable + "\": " + Reason.of(e) + ".",
          "Name a file below the sysroot, for example bin/python.elf.");
    }
  }

  /** The loader profile's name, with the CPU's level; empty for that of the toolchain. */
  final Optional<String> loader() {
    Optional<String> level = Optional.ofNullable(hwcaps).filter(name -> !name.isEmpty());
    Optional<String> name = Optional.ofNullable(loader).filter(text -> !text.isEmpty());
    if (level.isPresent() && name.isEmpty()) {
      throw BuildException.input(
          "Parameter \"hwcaps\" is \"" + level.get() + "\", and no loader is named.",
          "Name the loader that looks into directories by CPU: -Dnanvix.loader=glibc.");
    }
    return name.map(text -> text + level.map(one -> "@" + one).orElse(""));
  }
}
