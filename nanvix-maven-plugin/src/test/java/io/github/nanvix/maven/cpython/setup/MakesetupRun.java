// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a real makesetup did with some files.
 *
 * @param exitCode its exit code
 * @param errors what it said on standard error
 * @param makefile the Makefile that it wrote; empty where it wrote none
 * @param config the config.c that it wrote; empty where it wrote none
 */
record MakesetupRun(int exitCode, String errors, String makefile, String config) {
  static final String DEFINITIONS = "# === Definitions added by makesetup ===";
  static final String END = "# end of definitions";
  private static final String MAKEFILE_PRE =
      """
      MODBUILT_NAMES=_MODBUILT_NAMES_
      MODSHARED_NAMES=_MODSHARED_NAMES_
      MODDISABLED_NAMES=_MODDISABLED_NAMES_
      MODOBJS=_MODOBJS_
      MODLIBS=_MODLIBS_
      """
          + DEFINITIONS
          + "\n"
          + END
          + "\n";

  /**
   * A directory in which one makesetup runs after the other.
   *
   * @param makesetup the script
   * @param shell what runs it, for example {@code dash}
   */
  record Bench(Path directory, Path makesetup, String shell) {

    Bench {
      try {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("Makefile.pre"), MAKEFILE_PRE);
        Files.writeString(directory.resolve("config.c.in"), "MARKER 1\nMARKER 2\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    MakesetupRun run(List<byte[]> files, Charset charset) throws IOException, InterruptedException {
      Path makefile = directory.resolve("Makefile");
      Path config = directory.resolve("config.c");
      Path errors = directory.resolve("errors");
      Files.deleteIfExists(makefile);
      Files.deleteIfExists(config);
      List<String> command =
          new ArrayList<>(
              List.of(shell, makesetup.toString(), "-c", "config.c.in", "-s", "Modules"));
      for (byte[] file : files) {
        String name = "S" + command.size();
        Files.write(directory.resolve(name), file);
        command.add(name);
      }
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(errors.toFile());
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("makesetup does not end");
      }
      return new MakesetupRun(
          process.exitValue(),
          Files.readString(errors, charset),
          Files.exists(makefile) ? Files.readString(makefile, charset) : "",
          Files.exists(config) ? Files.readString(config, charset) : "");
    }
  }
}
