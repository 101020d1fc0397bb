// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.runner.Emulator;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.toolchain.ImageLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeRunTest {
  // An ELF header of another machine, and nothing behind it: no kernel that runs tests runs this.
  private static final String FOREIGN =
      "\177ELF\1\1\1\0\0\0\0\0\0\0\0\0\2\0\50\0\1\0\0\0" + "\0".repeat(200);

  private static final Optional<ImageLoader> LOADER =
      Optional.of(
          new ImageLoader(
              new RelativePath("lib/ld.so"), List.of("--in", "{sysroot}/lib"), Optional.empty()));

  @TempDir private Path temp;
  private Runner through = Runner.KERNEL;

  @Test
  void theExitCodeAndTheLineTogetherPass() throws IOException {
    program("#!/bin/sh\necho first\necho \"$1 $PYTHONHOME\"\npwd\necho PASS\n");

    assertThat(run()).containsExactly("first", "argument " + sysroot(), sysroot() + "", "PASS");
    assertThat(log()).content().startsWith("first\n");
  }

  @Test
  void anExitCodeFailsEvenWhereTheLineIsThere() throws IOException {
    program("#!/bin/sh\necho PASS\nexit 3\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::run)
        .withMessageContaining("test run failed: expected exit code 0 and the line \"PASS\"")
        .withMessageContaining("got exit code 3")
        .withMessageContaining("smoke.log");
  }

  @Test
  void aLineThatIsNotThatLineFails() throws IOException {
    program("#!/bin/sh\necho NOT PASS\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::run)
        .withMessageContaining("got exit code 0 and\n  NOT PASS")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.INPUT));
  }

  @Test
  void outputThatIsNoTextDoesNotHideTheResult() throws IOException {
    program("#!/bin/sh\nprintf '\\377\\376\\n'\necho PASS\n");

    assertThat(run()).hasSize(2).last().isEqualTo("PASS");
  }

  @Test
  void aMissingProgramIsNamed() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::run)
        .withMessageContaining("There is no \"bin/program.elf\" in the sysroot")
        .withMessageContaining("goal stage");
  }

  @Test
  void aProgramThatDoesNotEndIsKilled() throws IOException {
    program("#!/bin/sh\necho PASS\nsleep 60\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> run(Duration.ofMillis(300)))
        .withMessageContaining("did not end within 0.3 s");
  }

  @Test
  void aProgramThatAsksForALoaderIsRunThroughThatOfTheSysroot() throws IOException {
    Gcc.run(executable(), "", List.of("-pie"), "-Wl,--dynamic-linker,/lib/ld.so,-e,0");
    file("sys root/lib/ld.so", "#!/bin/sh\necho \"$0 $*\"\necho PASS\n");

    assertThat(run(LOADER))
        .containsExactly(
            sysroot() + "/lib/ld.so --in " + sysroot() + "/lib " + executable() + " argument",
            "PASS");
  }

  @Test
  void theLoaderMustBeInTheSysrootAndIsNotTheMachines() throws IOException {
    Gcc.run(executable(), "", List.of("-pie"), "-Wl,--dynamic-linker,/bin/sh,-e,0");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> run(LOADER))
        .withMessageContaining("no loader \"lib/ld.so\" in the sysroot \"" + sysroot())
        .withMessageContaining("goal stage");
  }

  @Test
  void aProgramThatAsksForNoneIsStartedByItself() throws IOException {
    program("#!/bin/sh\necho PASS\n");

    assertThat(run(LOADER)).containsExactly("PASS");
  }

  @Test
  void theEmulatorIsPutBeforeTheProgramAndNamedInTheLog() throws IOException {
    program(FOREIGN);
    Path emulator = file("tools/emulator", "#!/bin/sh\necho \"emulated $1 $2\"\necho PASS\n");
    through =
        new Runner(
            Optional.of(
                new Emulator(emulator, "emulator 1.0", Sha256.ofFile(emulator), Optional.empty())));

    assertThat(run())
        .containsExactly(
            "emulated " + sysroot() + "/bin/program.elf argument",
            "PASS",
            "run by emulator 1.0, " + Sha256.ofFile(emulator) + ", " + emulator);
    assertThat(log()).content().endsWith(emulator + "\n");
  }

  @Test
  void theEmulatorRunsTheLoaderOfTheSysroot() throws IOException {
    Gcc.run(executable(), "", List.of("-pie"), "-Wl,--dynamic-linker,/lib/ld.so,-e,0");
    file("sys root/lib/ld.so", FOREIGN);
    Path emulator = file("tools/emulator", "#!/bin/sh\necho \"emulated $1 $2\"\necho PASS\n");
    through =
        new Runner(
            Optional.of(
                new Emulator(emulator, "emulator 1.0", Sha256.ofFile(emulator), Optional.empty())));

    assertThat(run(LOADER)).startsWith("emulated " + sysroot() + "/lib/ld.so --in", "PASS");
  }

  @Test
  void anInterruptEndsTheRun() throws IOException {
    program("#!/bin/sh\nsleep 60\n");

    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(BuildException.class)
          .isThrownBy(this::run)
          .withMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private List<String> run() {
    return run(Duration.ofMinutes(10));
  }

  private List<String> run(Duration limit) {
    return run(limit, Optional.empty());
  }

  private List<String> run(Optional<ImageLoader> loader) {
    return run(Duration.ofMinutes(10), loader);
  }

  private List<String> run(Duration limit, Optional<ImageLoader> loader) {
    return new SmokeRun("test run", "bin/program.elf", List.of("argument"), "PASS")
        .run(new TargetRunner(new CommandRunner(), through, limit), loader, sysroot(), log());
  }

  private Path sysroot() {
    return temp.resolve("sys root");
  }

  private Path executable() {
    return sysroot().resolve("bin/program.elf");
  }

  private Path log() {
    return temp.resolve("smoke.log");
  }

  private void program(String content) throws IOException {
    file("sys root/bin/program.elf", content);
  }

  private Path file(String path, String content) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    Trees.makeRunnable(file);
    return file;
  }
}
