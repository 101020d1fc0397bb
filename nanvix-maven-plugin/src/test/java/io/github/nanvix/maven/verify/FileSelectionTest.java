// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patterns of files, and the paths that reports give them. */
class FileSelectionTest {
  @TempDir private Path root;

  @BeforeEach
  void files() throws IOException {
    for (String file : List.of("a.so", "lib/b.so", "lib/deep/c.so", "lib/d.txt", "bin/tool")) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), "");
    }
    Files.createSymbolicLink(root.resolve("lib/link.so"), Path.of("b.so"));
  }

  private List<String> select(Path directory, @Nullable String... patterns) {
    return FileSelection.of(Arrays.asList(patterns), directory).files().stream()
        .map(RelativePath::text)
        .toList();
  }

  @Test
  void relativePatternsKeepTheirPaths() {
    assertThat(select(root, "**/*.so")).containsExactly("a.so", "lib/b.so", "lib/deep/c.so");
    assertThat(select(root, "lib/*.so", "bin/tool")).containsExactly("bin/tool", "lib/b.so");
  }

  @Test
  void aLinkIsTakenOnlyByName() {
    assertThat(select(root, "lib/link.so")).containsExactly("lib/link.so");
  }

  @Test
  void absolutePatternsCountFromWhatTheyHaveInCommon() {
    Path elsewhere = root.resolve("bin");

    assertThat(select(elsewhere, root + "/lib/**/*.so")).containsExactly("b.so", "deep/c.so");
    assertThat(select(elsewhere, root + "/lib/*.so", root + "/bin/*"))
        .containsExactly("bin/tool", "lib/b.so");
  }

  @Test
  void aPatternThatMatchesNothingIsRefused() {
    assertThatThrownBy(() -> select(root, "lib/*.dll"))
        .hasMessageContaining("\"lib/*.dll\" matches no file");
  }

  @Test
  void aCommaTooManyDoesNoHarm() {
    assertThat(select(root, "lib/*.so", null, " ", "bin/tool"))
        .containsExactly("bin/tool", "lib/b.so");
    assertThatThrownBy(() -> select(root, null, "")).hasMessageContaining("names no file");
  }

  @Test
  void aDirectoryIsNoPatternOfFiles() {
    for (String directory : List.of("lib/", "/")) {
      assertThatThrownBy(() -> select(root, directory))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("\"" + directory + "\" names a directory");
    }
  }
}
