// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nanvix.maven.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeManifestTest {
  @TempDir private Path tree;

  @BeforeEach
  void makeATree() throws IOException {
    Files.createDirectory(tree.resolve("lib"));
    write("lib/b", "bee", "rw-r--r--");
    write("lib/a", "", "rwxr-xr-x");
    write("odd\nname\tand\\", "odd", "rw-r--r--");
    Files.createSymbolicLink(tree.resolve("link"), Path.of("lib/b"));
  }

  @Test
  void thereIsALineForEachFileSortedByPath() throws IOException {
    assertThat(TreeManifest.of(tree).text())
        .isEqualTo(
            "nanvix-tree-manifest 1\n"
                + ("100755\t0\t" + Sha256.of("") + "\tlib/a\n")
                + ("100644\t3\t" + Sha256.of("bee") + "\tlib/b\n")
                + "120777\t5\t-> lib/b\tlink\n"
                + ("100644\t3\t" + Sha256.of("odd") + "\todd\\nname\\tand\\\\\n"));
  }

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    TreeManifest manifest = TreeManifest.of(tree);

    TreeManifest read = TreeManifest.parse(manifest.text());

    assertThat(read.text()).isEqualTo(manifest.text());
    assertThat(read.differences(manifest)).isEmpty();
  }

  @Test
  void everyKindOfDifferenceIsNamed() throws IOException {
    TreeManifest before = TreeManifest.of(tree);
    write("lib/b", "boo", "rw-r--r--");
    write("lib/a", "", "rw-r--r--");
    write("lib/c", "", "rw-r--r--");
    write("odd\nname\tand\\", "longer", "rw-r--r--");
    Files.delete(tree.resolve("link"));

    assertThat(before.differences(TreeManifest.of(tree)))
        .containsExactly(
            "\"lib/a\" has mode 100644 instead of 100755",
            "\"lib/b\" has " + Sha256.of("boo") + " instead of " + Sha256.of("bee"),
            "\"lib/c\" was added",
            "\"link\" is missing",
            "\"odd\nname\tand\\\" has 6 bytes instead of 3");
  }

  @Test
  void aDamagedManifestIsRefused() throws IOException {
    String text = TreeManifest.of(tree).text();

    for (String damaged :
        new String[] {
          "",
          text.substring(1),
          text.substring(0, text.length() - 1),
          text.replace("100755", "999999"),
          text.replace("\t0\t", "\tnought\t"),
          text.replace("lib/a", "../a"),
          text.replace("-> ", ""),
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> TreeManifest.parse(damaged));
    }
  }

  private void write(String name, String content, String permissions) throws IOException {
    Path file = Files.writeString(tree.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
