// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.container.EngineChoice;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrerequisitesTest {
  private static final Host HERE = new Host("x86_64-linux");

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"aarch64-linux", "aarch64-macos", "x86_64-windows"})
  void onAMachineThatNoToolchainIsForItIsSaidWhichThereAreAndHowElse(String machine) {
    for (String name : List.of("i686-nanvix-hosted", "i686-linux-gnu", "x86_64-linux-musl")) {
      assertThatExceptionOfType(BuildException.class)
          .isThrownBy(() -> prerequisites().requireHost(spec(name), new Host(machine)))
          .withMessageContaining("Toolchain \"" + name + "\" runs on x86_64-linux")
          .withMessageContaining("this machine is " + machine)
          .withMessageContaining("There are toolchains for x86_64-linux.")
          .withMessageContaining("container")
          .withMessageContaining("WSL 2")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT));
    }
  }

  @Test
  void toolchainsOfTheProjectsOwnAreAmongThoseThatThereAre() throws IOException {
    pinned("i686-mine", "kind = \"archive\"\nhost = \"aarch64-linux\"\n" + file());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(
            () ->
                prerequisites().requireHost(spec("i686-nanvix-hosted"), new Host("aarch64-macos")))
        .withMessageContaining("There are toolchains for aarch64-linux and x86_64-linux.");
    assertThatCode(() -> prerequisites().requireHost(spec("i686-mine"), new Host("aarch64-linux")))
        .doesNotThrowAnyException();
  }

  @Test
  void aToolchainThatLiesInADirectoryRunsWhereverThatIs() throws IOException {
    pinned("i686-mine", directory());

    assertThatCode(() -> prerequisites().requireHost(spec("i686-mine"), new Host("aarch64-macos")))
        .doesNotThrowAnyException();
    prerequisites().requireHost(spec("i686-nanvix-hosted"), HERE);
  }

  @Test
  void aDirectoryThatIsNotThereIsSaidBeforeAnythingInItIsRead() throws IOException {
    pinned("i686-mine", "path = \"gone\"\n" + directory());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> prerequisites().requireDirectories(spec("i686-mine")))
        .withMessageContaining("should be the directory \"" + temp.resolve("gone") + "\"")
        .withMessageContaining("there is none");
    Files.createDirectories(temp.resolve("gone"));
    prerequisites().requireDirectories(spec("i686-mine"));
  }

  @Test
  void programsAreMissedAndNothingIsMade() throws IOException {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> prerequisites().requirePrograms(List.of(spec("i686-nanvix-hosted"))))
        .withMessageContaining("make, ")
        .withMessageContaining("apt-get (Debian's package client");
    assertThat(temp.resolve("store")).doesNotExist();
  }

  @Test
  void aContainerTakesAnEngineAndNoProgramsOfThisMachine() throws IOException {
    pinned(
        "i686-mine",
        "kind = \"container\"\nbin = \"/bin\"\nimage = \"x/y@sha256:" + "0".repeat(64) + "\"\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> prerequisites().requirePrograms(List.of(spec("i686-mine"))))
        .withMessageContaining("no program \"podman\" or \"docker\"")
        .withMessageNotContaining("make");
  }

  @Test
  void whatAToolchainIsMadeOfIsKnownBeforeItIsMade(@TempDir Path other) throws IOException {
    try (TinyToolchain tiny = TinyToolchain.provisioned(other)) {
      Toolchain provided = tiny.provide();
      Prerequisites known =
          new Prerequisites(
              tiny.catalog(), tiny.store(), TinyToolchain.network(), TinyToolchain.places());

      assertThat(known.contentOf(provided.spec()).orElseThrow().fingerprint().hex())
          .isEqualTo(provided.id());
      assertThat(known.has(provided.spec())).isTrue();
      assertThat(prerequisites().has(provided.spec())).isFalse();
    }
  }

  private Prerequisites prerequisites() {
    Network network = TinyToolchain.network();
    return new Prerequisites(
        new PinCatalog(Optional.of(temp)),
        new Store(temp.resolve("store")),
        new Network(false, network.artifacts(), network.proxies(), Optional.empty(), List.of(temp)),
        new ToolchainPlaces(
            temp,
            (spec, pin) -> Optional.empty(),
            new EngineChoice(Optional.empty(), List.of(temp), Map.of())));
  }

  private ToolchainSpec spec(String name) {
    return ToolchainSpec.read(new PinCatalog(Optional.of(temp)), name);
  }

  /** A toolchain of one component. */
  private void pinned(String name, String component) throws IOException {
    write("components/mine.toml", component);
    write(
        "toolchains/" + name + ".toml",
        """
        triple = "%s"
        configure-host = "i686-nanvix"
        loader = "nanvix-2026-07"
        components = ["mine"]
        link-model = {}
        probe = { version = "1" }
        """
            .formatted(name));
  }

  private static String directory() {
    return "kind = \"directory\"\nsha256 = { \"bin/cc\" = \"" + "0".repeat(64) + "\" }\n";
  }

  private static String file() {
    return "file = \"a.tar.gz\"\nsha256 = \""
        + "0".repeat(64)
        + "\"\nlocator = [{ url = \"https://there/a.tar.gz\" }]\n";
  }

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
