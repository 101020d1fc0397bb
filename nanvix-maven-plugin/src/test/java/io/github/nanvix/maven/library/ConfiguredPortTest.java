// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Maker;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredPortTest {
  @TempDir private Path temp;
  private TinyToolchain tiny;
  private TinyPort port;
  private Toolchain toolchain;
  private final List<String> made = new ArrayList<>();

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.provisioned(temp);
    toolchain = tiny.provide();
    port = new TinyPort(tiny);
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void anotherFileThanThoseThatConfigureReadsDoesNotCallItAgain() throws IOException {
    declare("\"configure\", \"*.in\"");
    byte[] first = build();
    assertThat(made).containsExactly("configured-port", "static-library");

    port.source("tiny.c", "x + 1", "x + 2");
    assertThat(build()).isNotEqualTo(first);
    assertThat(made).containsExactly("static-library");

    port.source("tiny.h.in", "int tiny(int);", "int tiny(int); /* again */");
    build();
    assertThat(made).containsExactly("configured-port", "static-library");
  }

  @Test
  void theArchiveIsTheOneOfACallInPlace() throws IOException {
    byte[] inPlace = build();
    assertThat(made).containsExactly("static-library");

    declare("\"configure\", \"*.in\"");
    assertThat(build()).isEqualTo(inPlace);
    port.source("more.c", "__FILE__;", "__FILE__; /* elsewhere */");
    assertThat(build()).isEqualTo(inPlace);
    assertThat(made).containsExactly("static-library");
  }

  @Test
  void whatIsKeptIsWhatTheScriptMadeAndNamesNoDirectoryOfThisMachine() throws IOException {
    port.source(
        "configure", "mkdir -p", "echo time > config.log; echo $PWD $PATH > place; mkdir -p");
    declare("\"configure\", \"*.in\"");
    build();

    Path tree;
    try (var entries = Files.list(temp.resolve("store/configured-port"))) {
      tree = entries.findFirst().orElseThrow().resolve("tree");
    }
    assertThat(Trees.files(tree))
        .extracting(RelativePath::text)
        .containsExactly("Makefile", "include/tiny.h", "place");
    assertThat(tree.resolve("i686-pc-tiny")).isDirectory();
    assertThat(tree.resolve("place"))
        .content()
        .startsWith("@nanvix-build-directory@ @nanvix-toolchain-directory@/bin:");
    assertThat(tree.resolve("Makefile")).content().doesNotContain(temp.toString());
  }

  @Test
  void aFileOfTheSourceThatConfigureWritesAnewIsTheNewOne() throws IOException {
    tiny.write("tiny-1.0/Makefile", "nothing:\n");
    port.source("tiny.c", "x + 1", "x + 1 + 0");
    byte[] inPlace = build();

    declare("\"configure\", \"*.in\", \"Makefile\"");
    assertThat(build()).isEqualTo(inPlace);
  }

  @Test
  void aFileThatIsNotDeclaredIsNotThere() throws IOException {
    port.source("configure", "mkdir", "cat tiny.h.in || exit 1\nmkdir");
    declare("\"configure\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::build)
        .withMessageContaining("tiny.h.in: No such file")
        .withMessageContaining("\"reads\" in \"recipes/tiny.toml\"")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.INPUT));
  }

  @Test
  void aPatternThatCanMatchNothingIsRefused() throws IOException {
    declare("\"\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(port::recipe)
        .withMessageContaining("build.reads");
  }

  @Test
  void aScriptOfTheSameNameInAnotherDirectoryIsAnotherCall() throws IOException {
    declare("\"**/configure\"");
    String here = port.staticLibrary(toolchain).configure().orElseThrow().key().text();
    port.recipe("[build]", "[build]\ndirectory = \"below\"");

    assertThat(port.staticLibrary(toolchain).configure().orElseThrow().key().text())
        .isNotEqualTo(here);
  }

  private void declare(String patterns) throws IOException {
    port.recipe("make = [", "reads = [" + patterns + "]\nmake = [");
  }

  private byte[] build() throws IOException {
    made.clear();
    StoreEntry entry = make(port.staticLibrary(toolchain));
    return Files.readAllBytes(entry.file("lib/libtiny.a"));
  }

  private StoreEntry make(Step step) {
    StoreEntry entry = tiny.store().with(Maker.class, this::make).produce(step);
    if (!entry.reused()) {
      made.add(step.kind());
    }
    return entry;
  }
}
