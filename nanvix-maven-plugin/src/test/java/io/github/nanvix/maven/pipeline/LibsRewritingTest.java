// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.report.RemovalLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibsRewritingTest {
  private static final String GOOD = "LIBS = -lm -lffi\n";

  @TempDir private Path dir;

  @BeforeEach
  void layOut() throws IOException {
    Files.writeString(dir.resolve("Makefile"), GOOD);
    Files.writeString(dir.resolve("other.mk"), "CFLAGS = -O2\n");
    Files.writeString(dir.resolve("call.mk"), "LIBS = $(shell pkg-config --libs libffi)\n");
    Files.writeString(dir.resolve("what"), "LIBS = -lffi\n");
  }

  @Test
  void allFilesThatAreRefusedAreInOneMessageAndNoneIsWritten() throws IOException {
    BuildException failure = refused("other.mk", "Makefile", "call.mk", "what", "none.mk");

    assertThat(failure)
        .hasMessageContaining("4 of 5 files are refused, and none is changed")
        .hasMessageContaining("\"other.mk\" does not assign LIBS.")
        .hasMessageContaining("call.mk:1:")
        .hasMessageContaining("kind of \"what\" cannot be told")
        .hasMessageContaining("\"" + dir.resolve("none.mk") + "\" does not exist");
    assertThat(failure.toString().lines()).hasSize(5);
    assertThat(failure.kind()).isEqualTo(BuildException.Cause.INPUT);
    assertThat(dir.resolve("Makefile")).hasContent(GOOD);
  }

  @Test
  void oneThatIsRefusedIsSaidAsEver() {
    assertThat(refused("Makefile", "other.mk"))
        .hasMessageStartingWith("\"other.mk\" does not assign LIBS.");
  }

  @Test
  void whatIsWrongForAllFilesIsSaidOnce() {
    assertThatThrownBy(() -> run("not a variable", "Makefile", "call.mk"))
        .isInstanceOf(BuildException.class)
        .satisfies(e -> assertThat(e.toString().lines()).hasSize(1))
        .hasMessageContaining("-Dnanvix.link.variable");
  }

  @Test
  void severalSetupFilesThatCannotBeReadAreInOneMessage() {
    LintRequest request =
        new LintRequest(List.of("none", "Makefile", "Makefile", "nor-this"), dir, false);

    assertThatThrownBy(() -> request.lint(List.of()))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"" + dir.resolve("none") + "\" does not exist")
        .hasMessageContaining("\"Makefile\" is named twice")
        .hasMessageContaining("\"" + dir.resolve("nor-this") + "\" does not exist");
  }

  @Test
  void severalLibrariesAreTakenOutOneAfterTheOther() throws IOException {
    Files.writeString(dir.resolve("Makefile"), "LIBS = -lz -lm -lffi -lz\n");
    List<RewrittenFile> files = run(List.of("ffi", "z", "none"), "LIBS", "Makefile");

    assertThat(dir.resolve("Makefile")).hasContent("LIBS = -lm\n");
    assertThat(files).hasSize(1);
    assertThat(files.get(0).changes()).hasSize(2);
    assertThat(RemovalLines.of(run(List.of("ffi", "z"), "LIBS", "Makefile").get(0)))
        .singleElement()
        .asString()
        .contains("does not name \"ffi\" or \"z\"");
  }

  private BuildException refused(String... files) {
    return catchThrowableOfType(BuildException.class, () -> run("LIBS", files));
  }

  private void run(String variable, String... files) {
    run(List.of("ffi"), variable, files);
  }

  private List<RewrittenFile> run(List<String> libraries, String variable, String... files) {
    return new LibsRewriting(
            new LibsRequest(List.of(files), dir, Optional.empty(), variable, libraries, false))
        .run();
  }
}
