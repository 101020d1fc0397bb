// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.ReleaseName;
import io.github.nanvix.maven.manifest.ReleaseName.Form;
import io.github.nanvix.maven.manifest.Variant;
import io.github.nanvix.maven.manifest.Variant.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseArchivesTest {
  private static final ReleaseName NAME =
      new ReleaseName(
          "libffi",
          new Variant(Platform.LINUX, "microvm", "standalone", "256mb"),
          true,
          Form.CURRENT);

  @TempDir private Path temp;

  @Test
  void aReleaseHasTheSameFileUnderItsOwnName() throws IOException {
    Path archive = Files.writeString(temp.resolve("libffi-3.4.4-i686.tar.gz"), "bytes");

    ReleaseArchives.link(archive, List.of(NAME.fileName()));
    ReleaseArchives.link(archive, List.of(NAME.fileName()));

    Path release = temp.resolve("libffi-linux-x86-microvm-standalone-256mb-dev.tar.gz");
    assertThat(release).hasContent("bytes");
    assertThat(Files.getAttribute(release, "unix:ino"))
        .isEqualTo(Files.getAttribute(archive, "unix:ino"));
  }

  @Test
  void aLinkInTheSysrootIsRefusedSinceNanvixsToolsDropIt() throws IOException {
    Files.createDirectory(temp.resolve("lib"));
    Files.writeString(temp.resolve("lib/libffi.so"), "");
    assertThatCode(() -> ReleaseArchives.check(temp)).doesNotThrowAnyException();

    Files.createSymbolicLink(temp.resolve("lib/libffi.so.8"), Path.of("libffi.so"));

    assertThatThrownBy(() -> ReleaseArchives.check(temp))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("lib/libffi.so.8\" of the sysroot is a symbolic link")
        .hasMessageContaining("leave links out of archives");
  }
}
