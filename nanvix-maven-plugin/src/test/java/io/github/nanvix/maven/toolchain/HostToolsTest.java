// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostToolsTest {
  @TempDir private Path temp;

  // JUnit would warn about every link that leaves its directory.
  @AfterEach
  void delete() throws IOException {
    Trees.delete(temp.resolve("store"));
    Trees.delete(temp.resolve("bin"));
  }

  @Test
  void theMachinesToolsAreLinkedAndNoCompilerIsAmongThem() throws IOException {
    HostTools tools = HostTools.find(store(), TinyToolchain.toolDirectories(), Map.of());

    assertThat(tools.directory().resolve("make")).isExecutable().isSymbolicLink();
    assertThat(tools.directory().resolve("sh")).isExecutable();
    try (var names = Files.list(tools.directory())) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .doesNotContain("cc", "gcc", "ld", "as", "python3", "pkg-config");
    }
  }

  @Test
  void everythingThatIsMissingIsNamedInOneMessageBeforeAnythingIsMade() throws IOException {
    Path bin = Files.createDirectories(temp.resolve("bin"));
    for (Path directory : TinyToolchain.toolDirectories()) {
      link(directory, bin, List.of("make", "grep"));
    }

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(
            () ->
                HostTools.find(
                    store(),
                    List.of(bin),
                    Map.of("a-package-client", "as the distribution has it")))
        .withMessageContaining("make")
        .withMessageContaining("grep")
        .withMessageContaining("a-package-client (as the distribution has it)")
        .withMessageNotContaining("sed,")
        .withMessageEndingWith("findutils diffutils.")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT));
    assertThat(temp.resolve("store")).doesNotExist();
  }

  @Test
  void aDirectoryOrAPlainFileOfAToolsNameIsNotTheTool() throws IOException {
    Path bin = Files.createDirectories(temp.resolve("bin"));
    Files.createDirectories(bin.resolve("make"));
    Files.writeString(bin.resolve("sed"), "not executable");

    HostTools tools =
        HostTools.find(store(), prepend(bin, TinyToolchain.toolDirectories()), Map.of());

    assertThat(tools.directory().resolve("make").toRealPath()).isRegularFile();
    assertThat(tools.directory().resolve("sed")).isExecutable();
  }

  private Store store() {
    return new Store(temp.resolve("store"));
  }

  private static List<Path> prepend(Path first, List<Path> rest) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), rest.stream())
        .toList();
  }

  private static void link(Path from, Path to, List<String> except) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path link = to.resolve(file.getFileName());
        if (!except.contains(String.valueOf(file.getFileName())) && Files.notExists(link)) {
          Files.deleteIfExists(link);
          Files.createSymbolicLink(link, file);
        }
      }
    }
  }
}
