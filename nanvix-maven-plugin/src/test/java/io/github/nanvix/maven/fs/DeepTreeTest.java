// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees with paths that the kernel takes from nobody. */
public class DeepTreeTest {
  @TempDir Path dir;

  @Test
  void aPathOfFiveThousandCharactersIsDeleted() throws IOException {
    Path root = make(dir.resolve("root"));

    Trees.delete(root);

    assertThat(root).doesNotExist();
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void soIsATreeOfTwoThousandDirectories() throws IOException {
    Path root = Files.createDirectory(dir.resolve("root"));
    Files.createDirectories(root.resolve("d/".repeat(1900)));
    Files.writeString(root.resolve("d/".repeat(1900) + "f"), "x");

    Trees.delete(root);

    assertThat(dir).isEmptyDirectory();
  }

  /** Makes a directory with a file at a path of more than 5,000 characters below it. */
  public static Path make(Path root) throws IOException {
    String segment = "s".repeat(250);
    String half = (segment + "/").repeat(10);
    Path below = root.resolveSibling("below");
    Files.createDirectories(below.resolve(half));
    Files.writeString(below.resolve(half + "file"), "x");
    Files.createDirectories(root.resolve(half));
    Files.move(below, root.resolve(half + "below"));
    return root;
  }
}
