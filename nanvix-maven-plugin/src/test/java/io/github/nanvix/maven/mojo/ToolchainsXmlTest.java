// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toolchain.DirectoryPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainsXmlTest {
  private static final String ENTRIES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <toolchains>
        <toolchain>
          <type>jdk</type>
          <provides><id>i686-nanvix</id></provides>
          <configuration><jdkHome>/jdk</jdkHome></configuration>
        </toolchain>
        <toolchain>
          <type>nanvix</type>
          <provides>
            <id>nanvix-gcc</id>
          </provides>
          <configuration>
            <installDirectory> /opt/gcc </installDirectory>
          </configuration>
        </toolchain>
        <toolchain>
          <type>nanvix</type>
          <provides>
            <triple>i686-nanvix</triple>
          </provides>
        </toolchain>
      </toolchains>
      """;

  @TempDir private Path temp;

  @Test
  void aDirectoryIsFoundByIdWithItsPlaceInTheFile() throws IOException {
    Path file = write("toolchains.xml", ENTRIES);

    assertThat(new ToolchainsXml(List.of(file)).directory(Set.of("nanvix-gcc")))
        .contains(new Place(Path.of("/opt/gcc"), "\"" + file + "\" (line 14, column 25)"));
  }

  @Test
  void aToolchainWithoutADirectoryIsRefusedWithItsPlace() throws IOException {
    Path file = write("toolchains.xml", ENTRIES);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> new ToolchainsXml(List.of(file)).directory(Set.of("i686-nanvix")))
        .withMessageContaining("in \"" + file + "\" (line 17, column 14) names no directory.")
        .withMessageContaining("<installDirectory>DIR</installDirectory>");
  }

  @Test
  void theUsersFileWinsAndMissingOnesArePassedOver() throws IOException {
    Path user = write("user.xml", ENTRIES.replace("/opt/gcc", "mine"));
    Path global = write("global.xml", ENTRIES);

    assertThat(
            new ToolchainsXml(List.of(user, temp.resolve("none.xml"), global))
                .directory(Set.of("nanvix-gcc"))
                .map(Place::directory))
        .contains(temp.resolve("mine"));
    assertThat(new ToolchainsXml(List.of(user, global)).directory(Set.of("other"))).isEmpty();
  }

  @Test
  void whatIsNoXmlIsRefusedWithLineAndColumn() throws IOException {
    Path file = write("toolchains.xml", "<toolchains>\n  <toolchain></type>\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> new ToolchainsXml(List.of(file)).directory(Set.of("nanvix-gcc")))
        .withMessageContaining("\"" + file + "\" (line 2, column 16) is no XML: The element type")
        .withMessageNotContaining("\n");
  }

  @Test
  void externalEntitiesAreNotRead() throws IOException {
    Path secret = write("secret", "/opt/secret");
    Path file =
        write(
            "toolchains.xml",
            ENTRIES
                .replace(
                    "<toolchains>",
                    "<!DOCTYPE t [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><toolchains>")
                .replace(" /opt/gcc ", "&x;"));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> new ToolchainsXml(List.of(file)).directory(Set.of("nanvix-gcc")));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }
}
