// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A toolchain in one archive, as others pack it. */
class ArchiveToolchainTest {
  @TempDir private Path temp;
  private TinyToolchain tiny;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.pinned(temp);
    Path bin = temp.resolve("component/bin");
    Gcc.tool(List.of("chmod", "-R", "a+x", bin.toString()));
    Files.move(bin.resolve("cc"), bin.resolve("tiny-cc"));
    Files.createSymbolicLink(bin.resolve("cc"), Path.of("tiny-cc"));
    Path inner = Files.createDirectories(temp.resolve("component/libexec"));
    Files.move(bin.resolve("ar"), inner.resolve("real-ar"));
    tiny.write("component/bin/ar", "#!/bin/sh\nexec \"${0%/*}/../libexec/real-ar\" \"$@\"\n");
    Files.createSymbolicLink(inner.resolve("up"), Path.of("../sysroot"));
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @ParameterizedTest
  @CsvSource({"z,tar.gz", "J,tar.xz", "j,tar.bz2"})
  void withoutASelectionAllOfItIsThereWithRunBitsAndLinks(String how, String kind)
      throws IOException {
    Path archive = temp.resolve("tiny." + kind);
    Gcc.tool(
        List.of("tar", "-c" + how + "f", archive.toString(), "-C", temp.toString(), "component"));
    pin(archive, "strip = 1\n");

    Toolchain toolchain = tiny.provide();

    assertThat(Path.of(toolchain.tool("cc"))).isSymbolicLink().isExecutable();
    assertThat(toolchain.directory().resolve("libexec/real-ar")).isExecutable();
    assertThat(toolchain.directory().resolve("libexec/up/include/stdio.h")).isRegularFile();
  }

  @Test
  void theLicenceIsCheckedAlthoughItIsNotSelected() throws IOException {
    tiny.write("component/COPYING", "terms");
    Path archive = temp.resolve("tiny.tar.gz");
    Gcc.tool(List.of("tar", "-czf", archive.toString(), "-C", temp.toString(), "component"));
    String license = "license-file = \"component/COPYING\"\nlicense-sha256 = \"%s\"\n";
    String select = "[select]\n\"component/bin\" = \"bin\"\n";
    pin(archive, license.formatted("0".repeat(64)) + select);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("The licence \"component/COPYING\" is not as pinned")
        .withMessageContaining("components/tiny.toml (line 5)");

    pin(archive, license.formatted(Sha256.of("terms").hex()) + "strip = 1\n");
    assertThat(tiny.provide().directory().resolve("COPYING")).hasContent("terms");
  }

  @Test
  void selectionAndStripAreNotMixed() throws IOException {
    tiny.pinComponent("strip = 1\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("\"strip\" in \"components/tiny.toml\" (line 5, column 1)");
  }

  private void pin(Path archive, String more) throws IOException {
    tiny.write(
        "pins/components/tiny.toml",
        """
        file = "%s"
        sha256 = "%s"
        locator = [{ url = "%s" }]
        """
                .formatted(archive.getFileName(), Sha256.ofFile(archive).hex(), archive.toUri())
            + more);
  }
}
