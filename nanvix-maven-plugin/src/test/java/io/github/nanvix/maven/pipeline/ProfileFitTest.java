// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.guest.Profile;
import io.github.nanvix.maven.guest.ProfileTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFitTest {
  @TempDir private Path temp;

  @BeforeEach
  void stage() throws IOException {
    file("bin/python.elf");
    file("lib/python3.13/_sysconfigdata__nanvix_.py");
  }

  private void file(String path) throws IOException {
    Path file = temp.resolve("sysroot").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private ProfileFit fit(String text, String name) throws IOException {
    Profile profile = Profile.read(Files.writeString(temp.resolve("python.toml"), text));
    return new ProfileFit(profile, name, temp.resolve("sysroot"));
  }

  @Test
  void anImageThatHasAllOfItIsFineAndItsFileSystemHasTheProfilesName() throws IOException {
    assertThat(fit(ProfileTest.PYTHON, "cpython").faults()).isEmpty();
    assertThat(fit(ProfileTest.PYTHON, "cpython").image()).contains("cpython-ramfs.img");
    assertThat(fit(ProfileTest.PYTHON, "other").image()).isEmpty();
  }

  @Test
  void whatTheImageLacksIsNamed() throws IOException {
    String text =
        ProfileTest.PYTHON
            .replace("bin/python.elf", "bin/python3.elf")
            .replace("__nanvix_", "__other_");

    assertThat(fit(text, "cpython").faults())
        .containsExactly(
            "Profile \"python\" starts \"bin/python3.elf\", which the image lacks.",
            "Profile \"python\" sets _PYTHON_SYSCONFIGDATA_NAME to \"_sysconfigdata__other_\"; the image has"
                + " \"_sysconfigdata__nanvix_\".");
    assertThat(fit(text, "other").faults())
        .containsExactly("Profile \"python\" has nothing of package \"other\".");
  }
}
