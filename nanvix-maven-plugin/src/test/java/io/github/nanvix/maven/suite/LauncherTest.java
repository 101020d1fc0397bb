// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.runner.Emulator;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.toolchain.ImageLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final Optional<ImageLoader> LOADER =
      Optional.of(
          new ImageLoader(
              new RelativePath("ld.so"), List.of("--in", "{sysroot}"), Optional.of("--argv0")));

  @TempDir Path dir;

  @Test
  void startsTheProgramUnderItsOwnName() throws Exception {
    Path emulator = printer("it's an emulator");
    Path script = dir.resolve("python3");
    assertThat(launcher(emulator, Optional.empty()).write(dir.resolve("p.elf"), script))
        .isEqualTo(script);
    assertThat(run(script))
        .containsExactly(
            "-0", script.toString(), dir.resolve("p.elf").toString(), "a b", "$c", "V");
  }

  @Test
  void startsItThroughTheLoaderOfTheImage() throws Exception {
    Path emulator = printer("emulator");
    Path script = dir.resolve("python3");
    launcher(emulator, LOADER).write(dir.resolve("p.elf"), script);
    assertThat(run(script))
        .containsExactly(
            dir.resolve("ld.so").toString(),
            "--argv0",
            script.toString(),
            "--in",
            dir.toString(),
            dir.resolve("p.elf").toString(),
            "a b",
            "$c",
            "V");
  }

  @Test
  void isNotNeededWhereTheKernelDoesIt() throws IOException {
    Path script = dir.resolve("python3");
    assertThat(
            new Launcher(Runner.KERNEL, Optional.empty(), dir, Map.of())
                .write(dir.resolve("p.elf"), script))
        .isEqualTo(dir.resolve("p.elf"));
    assertThat(script).doesNotExist();
  }

  private Launcher launcher(Path emulator, Optional<ImageLoader> loader) {
    return new Launcher(
        new Runner(
            Optional.of(new Emulator(emulator, "1", Sha256.of("not asked"), Optional.of("-0")))),
        loader,
        dir,
        Map.of("VARIABLE", "V"));
  }

  /** A program that prints its arguments, a line each, and a variable. */
  private Path printer(String name) throws IOException {
    Path file =
        Files.writeString(dir.resolve(name), "#!/bin/sh\nprintf '%s\\n' \"$@\" \"$VARIABLE\"\n");
    Trees.makeRunnable(file);
    return file;
  }

  private List<String> run(Path script) throws Exception {
    Process process = new ProcessBuilder(script.toString(), "a b", "$c").start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
