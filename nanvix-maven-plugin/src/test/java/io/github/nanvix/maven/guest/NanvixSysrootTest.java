// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NanvixSysrootTest {
  @TempDir private Path temp;

  @Test
  void aNewerReleaseBootsAnInitrdAndAnOlderOneAProgram() throws IOException {
    NanvixSysroot newer = StandIns.newer(temp.resolve("newer"));
    NanvixSysroot older = StandIns.older(temp.resolve("older"));

    assertThat(newer.bootsInitrd()).isTrue();
    assertThat(older.bootsInitrd()).isFalse();
    assertThatCode(() -> newer.require(DeploymentMode.STANDALONE)).doesNotThrowAnyException();
    assertThatCode(() -> older.require(DeploymentMode.STANDALONE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkramfs", "mkimage", "nanvixd", "procd", "memd", "vfsd"})
  void whatIsMissingIsNamed(String name) throws IOException {
    NanvixSysroot nanvix = StandIns.newer(temp);
    Files.delete(temp.resolve("bin/" + name + ".elf"));

    assertThatThrownBy(() -> nanvix.require(DeploymentMode.STANDALONE))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("The Nanvix sysroot \"" + temp + "\" lacks \"bin/" + name + ".elf\"")
        .hasMessageContaining("-Dnanvix.nanvixSysroot=DIR");
  }

  @Test
  void theOtherModesNeedNoImages() throws IOException {
    NanvixSysroot nanvix = StandIns.older(temp);
    Files.delete(temp.resolve("bin/mkramfs.elf"));

    assertThatCode(() -> nanvix.require(DeploymentMode.SINGLE_PROCESS)).doesNotThrowAnyException();
  }

  @Test
  void aToolThatCannotBeRunIsNamed() throws IOException {
    NanvixSysroot nanvix = StandIns.newer(temp);
    Path tool = temp.resolve("bin/nanvixd.elf");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> nanvix.require(DeploymentMode.STANDALONE))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"" + tool + "\", which boots Nanvix, is not executable");
  }

  @Test
  void aDirectoryWithoutProgramsIsRefused() {
    assertThatThrownBy(() -> new NanvixSysroot(temp))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"" + temp + "\" has no directory \"bin\"");
  }

  @ParameterizedTest
  @CsvSource({
    "standalone, STANDALONE",
    "single-process, SINGLE_PROCESS",
    "multi-process, MULTI_PROCESS"
  })
  void modesAreReadAsManifestsHaveThem(String text, DeploymentMode mode) {
    assertThat(DeploymentMode.of(text)).isEqualTo(mode);
    assertThat(mode.text()).isEqualTo(text);
  }

  @Test
  void anotherModeIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> DeploymentMode.of("hosted"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Parameter \"mode\" is \"hosted\"")
        .hasMessageContaining("[standalone, single-process, multi-process]");
  }
}
