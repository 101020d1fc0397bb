// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who loads, and what. */
final class LoaderOptions {
  @Option(
      names = {"-e", "--executable"},
      paramLabel = "PATH",
      defaultValue = "bin/python.elf",
      description = "The program that opens the modules, below DIR. Default: ${DEFAULT-VALUE}.")
  private String executable = "";

  @Option(
      names = {"-l", "--loader"},
      paramLabel = "NAME",
      description = "The loader profile. Default: that of the toolchain.")
  private @Nullable String loader;

  @Option(
      names = "--hwcaps",
      paramLabel = "LEVEL",
      description = "The CPU that the loader is on: x86-64-v2, -v3, -v4 or baseline.")
  private @Nullable String hwcaps;

  RelativePath executable() {
    try {
      return new RelativePath(executable);
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "\"" + executable + "\" is no path below the directory.", "Say bin/python.elf.");
    }
  }

  Optional<String> loader() {
    if (hwcaps != null && loader == null) {
      throw BuildException.input(
          "A CPU is named, and no loader.", "Name the loader, too: --loader=glibc.");
    }
    return Optional.ofNullable(loader).map(name -> name + (hwcaps == null ? "" : "@" + hwcaps));
  }
}
