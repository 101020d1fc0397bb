package io.github.nanvix.maven.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        .containsExactly("i686-linux-gnu", "i686-mine", "i686-nanvix-hosted", "x86_64-linux-musl");
    assertThat(catalog().names("recipes")).contains("cpython", "libffi", "zlib");
    assertThat(catalog().names("nothing")).isEmpty();
  }

  @Test
  void aMisspeltNameIsAnsweredWithThoseThatThereAre() {
    assertThatThrownBy(() -> catalog().toml("toolchains/i686.toml"))
        .hasMessageContaining("(there are i686-linux-gnu, i686-nanvix-hosted, x86_64-linux-musl)");
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
