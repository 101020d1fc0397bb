// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerTest {
  private static final Map<String, String> PATH = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path dir;
  private Path log;
  private final CommandRunner runner = new CommandRunner();

  @BeforeEach
  void nameTheLog() {
    log = dir.resolve("logs/deep/command.log");
  }

  @Test
  void givesTheExitCodeAndTheOutput() {
    CommandResult result = runner.run(shell("echo one; exit 3"));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.succeeded()).isFalse();
    assertThat(result.output()).contains("one\n");
    assertThat(log).hasContent("one\n");
  }

  @Test
  void doesNotTakeTheComplaintOfAShellForAForeignProgram() {
    CommandResult result =
        runner.run(command("/bin/sh").withArguments(List.of("./no-such-script")));

    assertThat(result.succeeded()).isFalse();
    assertThat(result.tail().get(0)).contains("no-such-script");
  }

  @Test
  void passesNothingOfItsOwnEnvironmentOn() {
    CommandResult result =
        runner.run(command("/usr/bin/env").withEnvironment(Map.of("B", "2 x", "A", "1")));

    assertThat(System.getenv()).isNotEmpty();
    assertThat(result.output().orElseThrow().lines().map(line -> line.replaceAll("=.*-.*", "")))
        .containsExactlyInAnyOrder("A=1", "B=2 x", ProcessSweep.COMMAND);
  }

  @Test
  void writesStandardOutputAndErrorInTheOrderOfWriting() {
    CommandResult result = runner.run(shell("for i in 1 2 3; do echo o$i; echo e$i >&2; done"));

    assertThat(result.tail()).containsExactly("o1", "e1", "o2", "e2", "o3", "e3");
  }

  @Test
  void hasNothingOnStandardInput() {
    assertThat(runner.run(shell("cat; echo end").withTimeout(Duration.ofMinutes(10))).output())
        .contains("end\n");
  }

  @Test
  void passesArgumentsAsTheyAre() {
    List<String> arguments = List.of("a b", "$HOME", "*", "", "'\"\\", "ünï");

    CommandResult result =
        runner.run(
            Command.of("args", "see them", List.of("/usr/bin/printf", "[%s]"), dir, log)
                .withArguments(arguments.subList(0, 5)));

    assertThat(result.output()).contains("[a b][$HOME][*][]['\"\\]");
  }

  @Test
  void startsInItsDirectoryAndFindsRelativeProgramsThere() throws IOException {
    Path script = script(dir.resolve("configure"), "#!/bin/sh\necho \"$0\" in \"$(pwd)\"\n");

    CommandResult result =
        runner.run(
            Command.of("configure", "try", List.of("./" + script.getFileName()), dir, log)
                .withEnvironment(PATH));

    assertThat(result.output()).contains("./configure in " + dir.toRealPath() + "\n");
  }

  @Test
  void replacesTheLogOfAnEarlierRun() {
    runner.run(shell("seq 100"));
    runner.run(shell("echo short"));

    assertThat(log).hasContent("short\n");
  }

  @Test
  void keepsMuchOutputInTheLogAndLittleInMemory() throws IOException {
    CommandResult result =
        runner.run(shell("yes 0123456789abcdef0123456789abcde | head -n 327680"));

    assertThat(Files.size(log)).isEqualTo(10L << 20);
    assertThat(result.output()).isEmpty();
    assertThat(result.tail()).hasSize(20).containsOnly("0123456789abcdef0123456789abcde");
  }

  @Test
  void cutsEndlessLines() {
    CommandResult result =
        runner.run(shell("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo z"));

    assertThat(result.tail()).hasSize(2).last().isEqualTo("z");
    assertThat(result.tail().get(0)).hasSize(OutputSink.LINE_BYTES + 4).endsWith("x ...");
  }

  @Test
  void tellsAllAboutACommandThatFailed() {
    Command failing = shell("seq 1 30; printf 'no end'; exit 77");

    BuildException failure = failure(() -> runner.runOrFail(failing));

    assertThat(failure.kind()).isEqualTo(BuildException.Cause.INPUT);
    assertThat(failure)
        .hasMessageContaining("\"script\" failed with exit code 77 after 0.")
        .hasMessageContaining("it was to try something")
        .hasMessageContaining("\n    12\n")
        .hasMessageContaining("\n    30\n    no end\n")
        .hasMessageContaining("All of its output is in \"" + log + "\".");
    assertThat(failure.getMessage()).doesNotContain("\n    11\n").doesNotContain("disk");
  }

  @Test
  void namesTheSignalThatEndedACommand() {
    assertThat(failure(() -> runner.runOrFail(shell("kill -9 $$"))))
        .hasMessageContaining("exit code 137 (signal 9: killed, often because memory ran out)")
        .hasMessageContaining("It wrote nothing.");
  }

  @Test
  void saysFirstThatTheDiskIsFullEvenIfTheLineIsLongGone() {
    BuildException failure =
        failure(
            () ->
                runner.runOrFail(shell("echo 'ld: x.o: No space left on device'; seq 50; false")));

    assertThat(failure).hasMessageStartingWith("The disk is full. \"script\" failed with exit");
    assertThat(failure.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT);
  }

  @Test
  void saysThatTheLogCannotBeWritten() {
    BuildException failure =
        failure(
            () ->
                runner.run(
                    Command.of("x", "y", List.of("/bin/echo", "hi"), dir, Path.of("/dev/full"))));

    assertThat(failure).hasMessageContaining("No space left").hasMessageContaining("/dev/full");
  }

  @Test
  void namesAMissingToolAndWhereItWasLookedFor() {
    BuildException failure =
        failure(() -> runner.run(command("no-such-tool").withVariable("PATH", "/opt/none:.:/bin")));

    assertThat(failure.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT);
    assertThat(failure)
        .hasMessageStartingWith(
            "Tool \"no-such-tool\", needed by \"script\" to try something, is not in /opt/none,"
                + " /bin.");
    assertThat(failure(() -> runner.run(command("sh"))))
        .hasMessageContaining("PATH, which is empty");
  }

  @Test
  void saysWhyAProgramCannotBeStarted() throws IOException {
    Path plain = Files.writeString(dir.resolve("plain"), "#!/bin/sh\n");
    Path orphan = script(dir.resolve("orphan"), "#!/no/such/interpreter\n");
    Path garbage = script(dir.resolve("garbage"), "MZ\0\0\1");
    Path foreign = script(dir.resolve("foreign"), "\177ELF\1\1\1\0 (broken\n");

    assertEnvironment(plain, "it is not executable");
    assertEnvironment(orphan, "interpreter or dynamic loader that it asks for does not exist");
    assertEnvironment(garbage, "it is neither an ELF file nor a script");
    assertEnvironment(foreign, "it is not made for this machine");
    assertEnvironment(dir.resolve("nothing"), "there is no such file");
    assertThat(
            failure(
                () ->
                    runner.run(
                        Command.of("x", "y", List.of("/bin/true"), dir.resolve("gone"), log))))
        .hasMessageContaining("its directory \"" + dir.resolve("gone") + "\" does not exist");
    assertThat(
            failure(() -> runner.run(command("/bin/true").withVariable("X", "y".repeat(1 << 20)))))
        .hasMessageContaining("longer than the kernel accepts");
  }

  @Test
  void whatItStartedElsewhereIsEndedIfItDidNotEndByItself() {
    Path mark = dir.resolve("stopped");
    Command sleeping = stopping(shell("sleep 60").withTimeout(Duration.ofMillis(200)), mark);

    assertThat(failure(() -> runner.run(sleeping))).hasMessageContaining("did not end within");
    assertThat(mark).exists();
  }

  @Test
  void whatEndedByItselfIsNotStopped() {
    Path mark = dir.resolve("stopped");

    runner.run(stopping(shell("exit 1"), mark));

    assertThat(mark).doesNotExist();
  }

  private static Command stopping(Command command, Path mark) {
    return new Command(
        command.name(),
        command.purpose(),
        command.argv(),
        command.directory(),
        command.environment(),
        command.timeout(),
        command.log(),
        List.of("/usr/bin/touch", mark.toString()));
  }

  @Test
  void reportsNowAndThenThatACommandRuns() {
    List<String> heard = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    Path enough = dir.resolve("enough");
    CommandRunner talking =
        new CommandRunner(
            new ProgressListener() {
              @Override
              public void alive(Command command, Duration elapsed, Counted counted) {
                heard.add(command.name() + ": " + counted.done() + " " + counted.at());
                if (heard.size() == 2) {
                  enough.toFile().mkdir();
                }
              }

              @Override
              public void ended(Command command, Counted counted, boolean succeeded) {
                ended.add(command.name() + " " + counted.done() + " " + succeeded);
              }
            },
            JobBudget.divided(1),
            Duration.ofMillis(100));

    CommandResult result =
        talking.run(shell("echo cc -c a.c; until [ -e enough ]; do sleep 0.1; done"));

    assertThat(heard)
        .hasSizeBetween(2, (int) (result.duration().toMillis() / 100))
        .contains("script: 1 a.c");
    assertThat(ended).containsExactly("script 1 true");
  }

  @Test
  void refusesCommandsThatMakeNoSense() {
    assertThatThrownBy(() -> Command.of("x", "y", List.of(), dir, log))
        .hasMessageContaining("has no program");
    assertThatThrownBy(() -> Command.of("x", "y", List.of("a"), Path.of("rel"), log))
        .hasMessageContaining("relative directory");
    assertThatThrownBy(() -> command("a").withVariable("A=B", "c"))
        .hasMessageContaining("impossible environment variable");
    assertThatThrownBy(() -> command("a").withVariable(ProcessSweep.COMMAND, "c"))
        .hasMessageContaining("reserved");
  }

  private void assertEnvironment(Path program, String reason) {
    BuildException failure = failure(() -> runner.runOrFail(command(program.toString())));
    assertThat(failure).hasMessageContaining(reason).hasMessageContaining(program.toString());
    assertThat(failure.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT);
  }

  private static BuildException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(BuildException.class, call);
  }

  private static Path script(Path file, String content) throws IOException {
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Command command(String program) {
    return Command.of("script", "try something", List.of(program), dir, log);
  }

  private Command shell(String script) {
    return command("sh").withArguments(List.of("-c", script)).withEnvironment(PATH);
  }
}
