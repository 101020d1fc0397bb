// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.DirectoryPin;
import io.github.nanvix.maven.toolchain.DirectoryPlaces.Place;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineDirectoriesTest {
  @TempDir private Path temp;
  private Path xml;

  @BeforeEach
  void layOut() throws IOException {
    for (String name : List.of("gcc", "sysroot")) {
      write(
          "components/" + name + ".toml",
          "kind = \"directory\"\nsha256 = { \"bin/cc\" = \"" + "0".repeat(64) + "\" }\n");
    }
    toolchain("i686-one", "\"gcc\"");
    toolchain("i686-both", "\"gcc\", \"sysroot\"");
    xml =
        write(
            "toolchains.xml",
            "<toolchains>" + entry("i686-one") + entry("sysroot") + "</toolchains>");
  }

  @Test
  void theOptionMeansTheOnlyDirectoryOfTheTargetsToolchain() {
    MachineDirectories machine = machine("i686-one", Optional.of("gcc-15"), Map.of());

    assertThat(machine.of(spec("i686-one"), pin("i686-one", 0)))
        .contains(new Place(temp.resolve("gcc-15"), "-Dnanvix.toolchain.directory"));
    assertThat(machine.of(spec("i686-both"), pin("i686-both", 0))).isEmpty();
    assertThat(
            machine("i686-other", Optional.of("gcc-15"), Map.of())
                .of(spec("i686-one"), pin("i686-one", 0)))
        .map(Place::directory)
        .contains(Path.of("/opt/i686-one"));
  }

  @Test
  void theOptionOfAComponentWins() {
    MachineDirectories machine =
        machine("i686-both", Optional.of("gcc-15"), Map.of("gcc", "/opt/mine"));

    assertThat(machine.of(spec("i686-both"), pin("i686-both", 0)))
        .contains(new Place(Path.of("/opt/mine"), "-Dnanvix.gcc.directory"));
    assertThat(machine.of(spec("i686-both"), pin("i686-both", 1)))
        .map(Place::directory)
        .contains(Path.of("/opt/sysroot"));
  }

  private MachineDirectories machine(
      String toolchain, Optional<String> directory, Map<String, String> ofComponents) {
    return new MachineDirectories(
        toolchain, directory, ofComponents, new ToolchainsXml(List.of(xml)), temp);
  }

  private ToolchainSpec spec(String name) {
    return ToolchainSpec.read(new PinCatalog(Optional.of(temp)), name);
  }

  private DirectoryPin pin(String toolchain, int index) {
    return (DirectoryPin) spec(toolchain).components().get(index);
  }

  private void toolchain(String name, String components) throws IOException {
    write(
        "toolchains/" + name + ".toml",
        """
        triple = "%s"
        configure-host = "i686-nanvix"
        loader = "nanvix-2026-07"
        components = [%s]
        link-model = {}
        probe = { version = "1" }
        """
            .formatted(name, components));
  }

  private static String entry(String name) {
    return "<toolchain><type>nanvix</type><provides><id>"
        + name
        + "</id></provides><configuration><installDirectory>/opt/"
        + name
        + "</installDirectory></configuration></toolchain>";
  }

  private Path write(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
