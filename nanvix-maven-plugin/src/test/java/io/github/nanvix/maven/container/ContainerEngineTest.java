// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerEngineTest {
  private static final ImageReference IMAGE =
      ImageReference.parse("registry/sdk@sha256:" + "a".repeat(64));

  @TempDir private Path temp;
  private PlayedEngine played;

  @BeforeEach
  void play() throws IOException {
    played = new PlayedEngine(temp.resolve("engine"));
  }

  @Test
  void aCommandBecomesOneOfThisUserWithoutNetworkOnAnImageByDigest() throws IOException {
    Path store = Files.createDirectories(temp.resolve("store"));
    Path work = Files.createDirectories(store.resolve("work"));

    Command command =
        engine().contained(command("make", "-j2"), IMAGE, List.of(store), List.of(work));

    assertThat(command.argv()).startsWith(played.program().toString(), "run", "--rm", "--name");
    assertThat(command.argv())
        .contains("--pull=never", "--network=none", "--read-only", "--http-proxy=false")
        .containsSequence("--user", uid() + ":" + gid())
        .containsSequence(
            "--mount=type=bind,source=" + store + ",target=" + store + ",readonly",
            "--mount=type=bind,source=" + work + ",target=" + work)
        .containsSequence("--env", "CC=cc")
        .endsWith("--workdir", temp.toString(), "--entrypoint", "make", IMAGE.toString(), "-j2");
    assertThat(command.stop())
        .containsExactly(played.program().toString(), "rm", "--force", command.argv().get(4));
    assertThat(command.environment()).containsOnlyKeys("HOME", "PATH");
  }

  @Test
  void itSeesItsOwnEnvironmentAndGivesItsExitCodeBack() throws IOException {
    Command command =
        command("sh", "-c", "echo $CC $HOME; exit 7").withVariable("PATH", "/usr/bin:/bin");

    var result = new CommandRunner().run(engine().contained(command, IMAGE, List.of(), List.of()));

    assertThat(result.tail()).containsExactly("cc");
    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(played.removed()).isZero();
  }

  @Test
  void aCommandThatIsKilledLeavesNoContainer() throws IOException {
    Command command =
        command("sh", "-c", "sleep 60")
            .withVariable("PATH", "/usr/bin:/bin")
            .withTimeout(Duration.ofMillis(300));
    Command contained = engine().contained(command, IMAGE, List.of(), List.of());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> new CommandRunner().run(contained))
        .withMessageContaining("did not end within 0.3 s");
    assertThat(played.removed()).isEqualTo(1);
    assertThat(played.calls()).last().isEqualTo("rm --force " + contained.argv().get(4));
  }

  @Test
  void anEngineWithoutRootIsToldToKeepTheUser() throws IOException {
    played.say("info", "true");

    assertThat(engine().contained(command("cc"), IMAGE, List.of(), List.of()).argv())
        .containsSequence("--userns=keep-id", "--user", uid() + ":" + gid());
  }

  @Test
  void dockerIsToldInItsOwnWords() throws IOException {
    played.say("version", "Docker version 27.3.1, build ce12230").say("info", "[name=seccomp]");
    assertThat(engine().contained(command("cc"), IMAGE, List.of(), List.of()).argv())
        .containsSequence("--user", uid() + ":" + gid())
        .doesNotContain("--http-proxy=false", "--userns=keep-id");

    played.say("info", "[name=seccomp name=rootless]");
    assertThat(engine().contained(command("cc"), IMAGE, List.of(), List.of()).argv())
        .containsSequence("--user", "0:0");
  }

  @Test
  void aMissingEngineIsSaidWithTheWayToNameOne() {
    EngineChoice none = new EngineChoice(Optional.empty(), List.of(temp), Map.of());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> ContainerEngine.find(none, temp, new CommandRunner()))
        .withMessageContaining(
            "there is no program \"podman\" or \"docker\" on this machine's PATH")
        .withMessageContaining("-Dnanvix.containerEngine=PROGRAM");
  }

  @Test
  void whatIsNoEngineIsToldByItsAnswer() throws IOException {
    played.say("version", "nerdctl version 2.0.0");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::engine)
        .withMessageContaining("said \"nerdctl version 2.0.0\"; expected podman or docker");
  }

  @Test
  void anEngineThatDoesNotWorkIsQuoted() throws IOException {
    Files.delete(temp.resolve("engine/info"));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::engine)
        .withMessageContaining("does not work; \"info\" said \"cat: ")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT));
  }

  private ContainerEngine engine() {
    return ContainerEngine.find(played.choice(), temp.resolve("scratch"), new CommandRunner());
  }

  private Command command(String... argv) {
    return Command.of("x", "try", List.of(argv), temp, temp.resolve("x.log"))
        .withVariable("CC", "cc");
  }

  private static Object uid() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  private static Object gid() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:gid");
  }
}
