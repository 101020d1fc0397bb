// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.guest.DeploymentMode;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.guest.StandIns;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokePipelineTest {
  private static final String TOOLCHAIN = "i686-nanvix-hosted";

  // A program that reads its script as an interpreter would, and tells what it was told.
  private static final String PROGRAM =
      "echo \"$PYTHONHOME $PYTHONDONTWRITEBYTECODE $_PYTHON_SYSCONFIGDATA_NAME\"\n. \"$2\"\n";

  @TempDir private Path temp;
  private NanvixSysroot nanvix;

  @BeforeEach
  void layOut() throws IOException {
    nanvix = StandIns.newer(temp.resolve("nanvix"));
    StandIns.script(image().resolve("bin/python.elf"), PROGRAM);
    Files.createDirectories(image().resolve("lib/python3.13/test"));
    Files.writeString(image().resolve("lib/python3.13/_sysconfigdata__nanvix_.py"), "");
    Files.writeString(image().resolve("lib/python3.13/test/big.py"), "");
    StandIns.script(temp.resolve("my project/smoke/script.py"), "ls lib/python3.13\necho PASS\n");
  }

  @Test
  void theScriptIsInTheImageAndTheGuestIsToldWhatNanvixsScriptsTellIt() throws IOException {
    List<String> lines = smoke(DeploymentMode.STANDALONE);

    assertThat(lines).hasSize(3).last().isEqualTo("PASS");
    // Where the test may not change the root, the stand-in has put its own directory for it.
    assertThat(lines.get(0)).endsWith(" 1 _sysconfigdata__nanvix_").startsWith("/");
    assertThat(lines.get(1)).isEqualTo("_sysconfigdata__nanvix_.py");
    assertThat(temp.resolve("my project/smoke/nanvixd/initrd.img"))
        .content()
        .endsWith(
            "\npython -B ./script.py;PYTHONDONTWRITEBYTECODE=1 PYTHONHOME=/"
                + " _PYTHON_SYSCONFIGDATA_NAME=_sysconfigdata__nanvix_\n");
  }

  @Test
  void inTheOtherModesTheImageAndTheScriptAreInTheWorkingDirectory() {
    assertThat(smoke(DeploymentMode.MULTI_PROCESS))
        .containsExactly("  ", "_sysconfigdata__nanvix_.py", "PASS");
  }

  @Test
  void withoutNanvixTheSameRunIsOnThisMachine() throws IOException {
    kernelTakesScripts();

    assertThat(smoke(Optional.empty()))
        .containsExactly(image() + " 1 ", "_sysconfigdata__nanvix_.py", "test", "PASS");
    // Under the script's name: several runs of one directory keep all of their logs.
    assertThat(Trees.files(temp)).extracting(RelativePath::fileName).contains("script.log");
  }

  @Test
  void whatHasPassedIsRunAgainWhereAFileIsAnotherOrWhereSomebodyWantsIt() throws IOException {
    kernelTakesScripts();
    Path ran = temp.resolve("ran");
    Path script = temp.resolve("my project/smoke/script.py");
    StandIns.script(script, ". \"${2%/*}/beside.py\"\necho >> '" + ran + "'\necho PASS\n");
    Path beside = StandIns.script(script.resolveSibling("beside.py"), "echo one\n");

    List<String> lines = smoke(Optional.empty());
    assertThat(lines).endsWith("one", "PASS");
    Files.delete(script.resolveSibling("script.log"));
    assertThat(smoke(Optional.empty())).isEqualTo(lines);
    assertThat(script.resolveSibling("script.log")).hasContent(String.join("\n", lines));
    assertThat(Files.readAllLines(ran)).hasSize(1);

    smoke(Optional.empty(), true);
    assertThat(Files.readAllLines(ran)).hasSize(2);

    StandIns.script(beside, "echo two\n");
    assertThat(smoke(Optional.empty())).endsWith("two", "PASS");
    assertThat(Files.readAllLines(ran)).hasSize(3);

    Files.writeString(image().resolve("lib/python3.13/test/big.py"), "another");
    smoke(Optional.empty());
    assertThat(Files.readAllLines(ran)).hasSize(4);
  }

  @Test
  void whatHasFailedIsRunAgain() throws IOException {
    kernelTakesScripts();
    Path ran = temp.resolve("ran");
    StandIns.script(
        temp.resolve("my project/smoke/script.py"), "echo >> '" + ran + "'\necho FAIL\n");

    for (int i = 1; i <= 2; i++) {
      assertThatExceptionOfType(BuildException.class)
          .isThrownBy(() -> smoke(Optional.empty()))
          .withMessageContaining("Smoke run failed: expected exit code 0 and the line \"PASS\"");
      assertThat(Files.readAllLines(ran)).hasSize(i);
    }
  }

  @Test
  void theImageToPackageHasNoScript() throws IOException {
    StoreEntry made = wiring().packing().ramFileSystem("cpython-1.img", image(), nanvix);
    Path image = made.file("cpython-1.img");

    Path out = temp.resolve("out");
    new Unpacker().unpack(image, out, 0);
    assertThat(Trees.files(out))
        .extracting(RelativePath::text)
        .containsExactly("bin/python.elf", "lib/python3.13/_sysconfigdata__nanvix_.py");
  }

  @Test
  void whatIsMissingIsNamedBeforeAnythingIsMade() throws IOException {
    Files.delete(nanvix.directory().resolve("bin/vfsd.elf"));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> smoke(DeploymentMode.STANDALONE))
        .withMessageContaining("lacks \"bin/vfsd.elf\"");
    assertThat(temp.resolve("store")).doesNotExist();
  }

  @Test
  void aProgramThatHasNotBeenStagedIsNamed() throws IOException {
    Files.delete(image().resolve("bin/python.elf"));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> smoke(DeploymentMode.STANDALONE))
        .withMessageContaining("There is no \"bin/python.elf\" in the sysroot")
        .withMessageContaining("goal stage");
  }

  /** The program is a script, and so is the probe: any kernel will do. */
  private void kernelTakesScripts() throws IOException {
    Path pin = temp.resolve("pins/runners/i686.toml");
    Files.createDirectories(pin.getParent());
    Files.writeString(
        pin,
        """
        [probe]
        program = ["%s"]
        [emulator]
        programs = ["none"]
        install = "none"
        """
            .formatted(
                HexFormat.of().formatHex("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))));
  }

  private List<String> smoke(DeploymentMode mode) {
    return smoke(Optional.of(mode), false);
  }

  private List<String> smoke(Optional<DeploymentMode> mode) {
    return smoke(mode, false);
  }

  private List<String> smoke(Optional<DeploymentMode> mode, boolean again) {
    Path directory = temp.resolve("my project/smoke");
    SmokeRun run =
        new SmokeRun(
            "Smoke run",
            "bin/python.elf",
            List.of("-B", directory.resolve("script.py").toString()),
            "PASS");
    return wiring()
        .smoke()
        .run(
            run,
            new SmokeRequest(
                image(),
                directory,
                again,
                Duration.ofMinutes(10),
                mode.map(chosen -> new GuestRequest(nanvix, chosen, List.of()))));
  }

  private Wiring wiring() {
    return new Wiring(
        new Settings(
            temp.resolve("store"),
            Optional.of(temp.resolve("pins")),
            List.of(),
            TOOLCHAIN,
            TOOLCHAIN,
            TinyToolchain.network(),
            TinyToolchain.places(),
            TinyToolchain.CLOCK,
            JobBudget.divided(2),
            RunnerMode.AUTO),
        new SharedParts());
  }

  private Path image() {
    return temp.resolve("my project/sysroot");
  }
}
