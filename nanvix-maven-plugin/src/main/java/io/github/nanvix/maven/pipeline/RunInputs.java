// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.smoke.PassedRun;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.stage.Mirror;
import io.github.nanvix.maven.toolchain.ImageLoader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the outcome of a run on this machine depends on.
 *
 * @param sysroot the staged image
 * @param loader that of the target's images, if they have one
 */
record RunInputs(SmokeRun run, Path sysroot, Optional<ImageLoader> loader) {
  private static final String LOG = ".log";

  /** The run as a step, which is not made again where it has passed. */
  PassedRun step(Runner runner, PassedRun.Attempt attempt) throws IOException {
    List<String> arguments = new ArrayList<>();
    loader.ifPresent(own -> arguments.addAll(own.arguments()));
    Map<String, Sha256> files = new TreeMap<>();
    for (String argument : run.arguments()) {
      Path file = Path.of(argument);
      if (file.isAbsolute() && Files.isRegularFile(file)) {
        arguments.add(String.valueOf(file.getFileName()));
        addBeside(file, files);
      } else {
        arguments.add(argument.replace(sysroot.toString(), "{sysroot}"));
      }
    }
    return new PassedRun(
        run.name(),
        run.program(),
        arguments,
        run.passes(),
        new Content<>(Mirror.digest(sysroot), attempt),
        files,
        machine(runner));
  }

  /** A script may read what lies beside it; the logs of runs do, too. */
  private static void addBeside(Path script, Map<String, Sha256> files) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(script.resolveSibling(""))) {
      for (Path file : all) {
        String name = String.valueOf(file.getFileName());
        if (Files.isRegularFile(file) && !name.endsWith(LOG)) {
          files.put(name, Sha256.ofFile(file));
        }
      }
    }
  }

  /** An emulator's own digest tells which it is; of the kernel only its release is known. */
  private static String machine(Runner runner) {
    return runner
        .emulator()
        .map(emulator -> emulator.version() + " " + emulator.digest())
        .orElseGet(() -> "kernel " + System.getProperty("os.version"));
  }
}
