// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinCatalogTest {
  private static final String LIBFFI = "sources/libffi.toml";

  @TempDir Path project;

  @Test
  void thePluginsOwnFilesAreThereWithoutAProject() {
    assertThat(new PinCatalog(Optional.empty()).toml(LIBFFI).string("default")).isNotEmpty();
    assertThat(catalog().toml(LIBFFI).string("default")).isNotEmpty();
    assertThat(new PinCatalog(Optional.of(project.resolve("none"))).text(LIBFFI)).isNotEmpty();
  }

  @Test
  void aFileOfTheProjectReplacesTheEmbeddedOneAsAWhole() throws IOException {
    write(LIBFFI, "default = \"9\"\n");

    assertThat(catalog().toml(LIBFFI).keys()).containsExactly("default");
    assertThat(catalog().toml("sources/cpython.toml").keys()).contains("version");
  }

  @Test
  void aProjectAddsFiles() throws IOException {
    write("sources/zlib.toml", "default = \"1.3\"\n");

    assertThat(catalog().toml("sources/zlib.toml").string("default")).isEqualTo("1.3");
  }

  @Test
  void aDamagedFileOfTheProjectIsNotPassedOver() throws IOException {
    write(LIBFFI, "default = \n");

    assertThatThrownBy(() -> catalog().toml(LIBFFI)).hasMessageContaining("line 1, column");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sources/none.toml", "../pins.toml", "/etc/passwd", "sources/../a", "", "a//b"})
  void anUnknownFileIsAnErrorThatSaysWhereItWasLookedFor(String path) {
    assertThatThrownBy(() -> catalog().bytes(path))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("There is no pin file \"" + path + "\"")
        .hasMessageContaining("\"" + project + "\"")
        .hasMessageContaining("-Dnanvix.pins=DIR");
  }

  @Test
  void theNamesOfAKindAreThePluginsAndTheProjects() throws IOException {
    write("toolchains/i686-mine.toml", "");
    write("toolchains/i686-nanvix-hosted.toml", "");
    write("toolchains/notes.txt", "");

    assertThat(catalog().names("toolchains"))
        .containsExactly(
            "i686-linux-gnu",
            "i686-mine",
            "i686-nanvix-hosted",
            "i686-nanvix-hosted-shared",
            "x86_64-linux-musl",
            "x86_64-nanvix-hosted",
            "x86_64-nanvix-hosted-shared");
    assertThat(catalog().names("recipes")).contains("cpython", "libffi", "zlib");
    assertThat(catalog().names("nothing")).isEmpty();
  }

  @Test
  void aMisspeltNameIsAnsweredWithThoseThatThereAre() {
    assertThatThrownBy(() -> catalog().toml("toolchains/i686.toml"))
        .hasMessageContaining(
            "(there are i686-linux-gnu, i686-nanvix-hosted, i686-nanvix-hosted-shared,"
                + " x86_64-linux-musl, x86_64-nanvix-hosted, x86_64-nanvix-hosted-shared)");
  }

  @Test
  void anArtifactStandsBetweenTheProjectAndThePlugin() throws IOException {
    PinPlace artifact = artifact("org:pins:1", LIBFFI, "sources/demo.toml", "recipes/demo.toml");
    write("sources/demo.toml", "default = \"mine\"\n");
    PinCatalog catalog = catalog(artifact);

    assertThat(catalog.toml(LIBFFI).string("default")).isEqualTo("org:pins:1");
    assertThat(catalog.toml("sources/demo.toml").string("default")).isEqualTo("mine");
    assertThat(catalog.names("recipes")).contains("demo", "zlib");
    assertThat(catalog.origins())
        .containsExactly(
            new PinOrigin("recipes/demo.toml", "org:pins:1", List.of()),
            new PinOrigin("sources/demo.toml", project.toString(), List.of("org:pins:1")),
            new PinOrigin(LIBFFI, "org:pins:1", List.of("the plugin")));
  }

  @Test
  void twoArtifactsWithOneFileAreRefusedByTheirNames() throws IOException {
    PinPlace one = artifact("org:one:1", "recipes/demo.toml");
    PinPlace other = artifact("org:other:2", "recipes/demo.toml", "recipes/more.toml");

    assertThatThrownBy(() -> new PinCatalog(Optional.empty(), List.of(one, other)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "Two artifacts have the pin file \"recipes/demo.toml\": org:one:1 and org:other:2.");
    assertThatThrownBy(() -> catalog(one, other)).isInstanceOf(BuildException.class);

    write("recipes/demo.toml", "source = \"mine\"\n");
    assertThat(catalog(one, other).toml("recipes/demo.toml").string("source")).isEqualTo("mine");
  }

  @Test
  void aFaultInAnArtifactsFileNamesTheArtifact() throws IOException {
    PinPlace artifact = artifact("org:pins:1", LIBFFI);

    assertThatThrownBy(() -> catalog(artifact).toml(LIBFFI).allowOnly("defautl"))
        .hasMessageContaining("\"sources/libffi.toml of org:pins:1\" (line 1, column 1)");
    assertThatThrownBy(() -> catalog(artifact).bytes("sources/none.toml"))
        .hasMessageContaining("\"" + project + "\" nor in org:pins:1.");
  }

  @Test
  void whatIsNoArchiveOfPinFilesIsRefusedWithItsCoordinates() throws IOException {
    Path file = Files.writeString(project.resolve("a.jar"), "no archive");

    assertThatThrownBy(() -> PinArchive.read("org:pins:1", file))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("(org:pins:1) is no archive of pin files");
  }

  private PinCatalog catalog(PinPlace... artifacts) {
    return new PinCatalog(Optional.of(project), List.of(artifacts));
  }

  /** Each of its files says who it is. */
  private PinPlace artifact(String name, String... paths) throws IOException {
    Path jar = project.resolve(name.replace(':', '-') + ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("../" + paths[0]));
      for (String path : paths) {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(("default = \"" + name + "\"\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return PinArchive.read(name, jar);
  }

  private PinCatalog catalog() {
    return new PinCatalog(Optional.of(project));
  }

  private void write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
