// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.guest.NanvixSysroot.Tool;
import io.github.nanvix.maven.guest.Profile;
import io.github.nanvix.maven.guest.StandIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NanvixdTest {
  private static final String PROGRAM =
      "echo \"arguments $*\"\necho \"A is $A\"\ncat data\necho PASS\n";

  @TempDir private Path temp;
  private NanvixSysroot nanvix;

  @BeforeEach
  void layOut() throws IOException {
    nanvix = StandIns.newer(temp.resolve("nan vix"));
    StandIns.script(sysroot().resolve("bin/program.elf"), PROGRAM);
    Files.writeString(sysroot().resolve("data"), "what the image holds\n");
  }

  @Test
  void anOlderReleaseIsToldTheProgramAndInOneStringItsArgumentsAndVariables() throws IOException {
    nanvix = StandIns.older(temp.resolve("older"));

    assertThat(run(image(), "-x", "a;b"))
        .containsExactly("arguments -x a;b", "A is 1", "what the image holds", "PASS");
  }

  @Test
  void aNewerReleaseBootsAnInitrdOfDaemonsAndTheProgram() throws IOException {
    assertThat(run(image(), "-x", "a;b"))
        .containsExactly("arguments -x a;b", "A is 1", "what the image holds", "PASS");
    assertThat(place().resolve("initrd.img")).content().endsWith("\nprogram -x a\\;b;A=1\n");
  }

  @Test
  void aProfileSaysWhatTheInitrdHoldsAndHowItsProgramIsCalled() throws IOException {
    Path profile =
        Files.writeString(
            temp.resolve("profile.toml"),
            """
            name = "other"
            [[program]]
            source = "runtime"
            path = "bin/procd.elf"
            argv = ["procd", "-v"]
            env = { LEVEL = "1" }
            [[program]]
            source = "package:demo"
            path = "bin/program.elf"
            argv = ["demo", "-q"]
            """);
    nanvix = new NanvixSysroot(nanvix.directory(), Profile.read(profile));
    StandIns.replace(nanvix, Tool.MKIMAGE, "shift\nf=$1\nshift\nprintf '<%s>\\n' \"$@\" >\"$f\"\n");
    StandIns.replace(nanvix, Tool.NANVIXD, "echo \"$*\"\ncat initrd.img\necho PASS\n");

    assertThat(run(image(), "-x"))
        .containsExactly(
            "-console-file /dev/stdout -bin-dir ./bin -ramfs ramfs.img -allow-host-networking --"
                + " ./initrd.img",
            "<./bin/procd.elf;procd -v;LEVEL=1>",
            "<./bin/program.elf;demo -q -x;A=1>",
            "PASS");
  }

  @Test
  void theCommandLineIsThatOfNanvixsOwnScripts() throws IOException {
    nanvix = StandIns.older(temp.resolve("older"));
    StandIns.replace(nanvix, Tool.NANVIXD, "printf '<%s>\\n' \"$0\" \"$@\"\necho PASS\n");

    assertThat(run(image(), "-x", "./y"))
        .containsExactly(
            "<bin/nanvixd.elf>",
            "<-bin-dir>",
            "<./bin>",
            "<-ramfs>",
            "<ramfs.img>",
            "<-allow-host-networking>",
            "<-->",
            "<./bin/program.elf>",
            "<-x ./y;A=1>",
            "PASS");
  }

  @Test
  void withoutArgumentsAndVariablesThereIsNothingBehindTheProgram() throws IOException {
    nanvix = StandIns.older(temp.resolve("older"));
    StandIns.replace(nanvix, Tool.NANVIXD, "echo \"$#\"\necho PASS\n");

    SmokeRun run = new SmokeRun("test run", "bin/program.elf", List.of(), "PASS");
    assertThat(nanvixd(image(), Map.of(), Duration.ofMinutes(10)).run(run, sysroot(), log()))
        .containsExactly("7", "PASS");
  }

  @Test
  void theOtherModesUseTheFilesOfThisMachine() throws IOException {
    TreeMap<RelativePath, Path> files = new TreeMap<>();
    files.put(new RelativePath("data"), sysroot().resolve("data"));

    assertThat(run(new GuestFiles.OfThisMachine(files), "-x", "y"))
        .containsExactly("arguments -x y", "A is ", "what the image holds", "PASS");
    StandIns.replace(nanvix, Tool.NANVIXD, "printf '<%s>\\n' \"$@\"\necho PASS\n");
    assertThat(run(new GuestFiles.OfThisMachine(files), "-x", "y"))
        .containsExactly(
            "<-allow-host-networking>", "<-->", "<./bin/program.elf>", "<-x>", "<y>", "PASS");
  }

  @Test
  void nothingIsWrittenIntoTheSysrootOfNanvix() throws IOException {
    StandIns.replace(nanvix, Tool.NANVIXD, "mkdir logs\necho PASS\n");

    run(image());
    run(image());

    assertThat(nanvix.directory()).isDirectoryNotContaining("glob:**/logs");
    assertThat(place().resolve("logs")).isDirectory();
  }

  @Test
  void anExitCodeFailsWithTheGuestsLastWords() throws IOException {
    StandIns.replace(nanvix, Tool.NANVIXD, "echo PASS\necho panicked at kernel.rs >&2\nexit 1\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> run(image()))
        .withMessageContaining("test run failed: expected exit code 0 and the line \"PASS\"")
        .withMessageContaining("got exit code 1 and\n  PASS\n  panicked at kernel.rs\n")
        .withMessageContaining("\"" + log() + "\"")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.INPUT));
  }

  @Test
  void garbageFailsEvenWithExitCodeZero() throws IOException {
    StandIns.replace(nanvix, Tool.NANVIXD, "head -c 3000 /dev/urandom\necho; echo NOT PASS\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> run(image()))
        .withMessageContaining("got exit code 0")
        .withMessageContaining("NOT PASS");
  }

  @Test
  void aGuestThatHangsIsKilledWithAllThatItHasStarted() throws IOException {
    Path pids = temp.resolve("pids");
    StandIns.replace(
        nanvix,
        Tool.NANVIXD,
        "echo booting\nsetsid sleep 300 & echo $! >'"
            + pids
            + "'\necho $$ >>'"
            + pids
            + "'\nwait\n");

    Duration limit = Duration.ofMillis(500);
    do {
      // A busy machine may not get as far in that time.
      limit = limit.multipliedBy(2);
      Files.deleteIfExists(pids);
      Duration timeout = limit;
      assertThatExceptionOfType(BuildException.class)
          .isThrownBy(() -> nanvixd(image(), Map.of(), timeout).run(smoke(), sysroot(), log()))
          .withMessageContaining(
              "\"test run\" did not end within " + timeout.toSeconds() + ".0 s and was killed");
    } while (!Files.exists(pids) || Files.readAllLines(pids).size() < 2);
    assertThat(Files.readAllLines(pids)).hasSize(2).noneMatch(NanvixdTest::isRunning);
  }

  @Test
  void anInitrdThatCannotBeMadeFailsWithWhatMkimageSaid() throws IOException {
    StandIns.replace(nanvix, Tool.MKIMAGE, "echo no space in image\nexit 3\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> run(image()))
        .withMessageContaining("\"mkimage.elf initrd.img\" failed with exit code 3")
        .withMessageContaining("no space in image");
  }

  @Test
  void anInitrdThatIsNotMadeFails() throws IOException {
    StandIns.replace(nanvix, Tool.MKIMAGE, "exit 0\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> run(image()))
        .withMessageContaining("mkimage.elf\" ended with exit code 0 and made no image");
  }

  private List<String> run(GuestFiles files, String... arguments) {
    return nanvixd(files, Map.of("A", "1"), Duration.ofMinutes(10))
        .run(smoke(arguments), sysroot(), log());
  }

  private static SmokeRun smoke(String... arguments) {
    return new SmokeRun("test run", "bin/program.elf", List.of(arguments), "PASS");
  }

  private Nanvixd nanvixd(GuestFiles files, Map<String, String> variables, Duration limit) {
    return new Nanvixd(
        new CommandRunner(),
        nanvix,
        files,
        variables,
        List.of("-allow-host-networking"),
        limit,
        place());
  }

  /** As mkramfs would make it of the sysroot. */
  private GuestFiles image() throws IOException {
    Path root = temp.resolve("root");
    Files.createDirectories(root.resolve("tmp"));
    Files.writeString(root.resolve("data"), "what the image holds\n");
    Path image = temp.resolve("image");
    new CommandRunner()
        .runOrFail(
            Command.of(
                "mkramfs",
                "make an image",
                List.of(
                    nanvix.tool(Tool.MKRAMFS).toString(), "-o", image.toString(), root.toString()),
                temp,
                temp.resolve("mkramfs.log")));
    return new GuestFiles.Image(image);
  }

  /** One that has ended and that nobody has asked for its end has no command line any more. */
  private static boolean isRunning(String pid) {
    try {
      return Files.readAllBytes(Path.of("/proc", pid, "cmdline")).length > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Path sysroot() {
    return temp.resolve("sys root");
  }

  private Path place() {
    return temp.resolve("run here");
  }

  private Path log() {
    return temp.resolve("smoke.log");
  }
}
