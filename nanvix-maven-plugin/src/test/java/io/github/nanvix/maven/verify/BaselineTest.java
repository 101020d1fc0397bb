// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of exported symbols, as they stand in version control. */
class BaselineTest {
  @TempDir private Path work;

  @Test
  void exportedSymbolsStandSortedBelowTheSoname() throws IOException {
    Path script = Files.writeString(work.resolve("map"), "V1 { global: b_fn; }; ");
    Path library =
        Gcc.shared(
            work.resolve("libz.so"),
            "int used(void); static int own; int b_fn(void) { return used() + own; }",
            "-Wl,-soname,libz.so,--version-script=" + script);

    assertThat(Baseline.of(ElfImage.read(library)).text())
        .isEqualTo(
            """
            # Exported symbols; nanvix:verify -Dnanvix.baseline.update writes this file.
            SONAME libz.so
            V1@V1
            b_fn@V1
            """);
  }

  @Test
  void aTextIsReadAsItWasWritten() throws IOException {
    Path library = Gcc.shared(work.resolve("libz.so"), "int z_b; int z_a;");
    Baseline baseline = Baseline.of(ElfImage.read(library));

    assertThat(Baseline.parse(baseline.text())).contains(baseline);
    assertThat(Baseline.parse("z_a\n")).isEmpty();
    assertThat(Baseline.parse("")).isEmpty();
  }

  @Test
  void theLibrariesOfTheRuntimeHaveNone() throws IOException {
    TestImage image = new TestImage(work);
    image.library("libc.so.6", "int c;");
    image.keepBaselines();
    assertThat(image.baselines().resolve("libc.so.6.symbols")).exists();

    image.runtime("lib/libc.so.6");
    image.keepBaselines();

    assertThat(image.baselines().resolve("libc.so.6.symbols")).doesNotExist();
    assertThat(image.baselines().resolve("libffi.so.symbols")).exists();
    assertThat(image.findings()).noneMatch(f -> f.id().equals("ELF-BASE-004"));
  }

  @Test
  void anUpdateDeletesTheBaselinesOfLibrariesThatAreGone() throws IOException {
    TestImage image = new TestImage(work);
    image.library("libz.so", "int z;");
    image.keepBaselines();
    image.delete("lib/libz.so");
    image.keepBaselines();

    try (var files = Files.list(image.baselines())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("libffi.so.symbols");
    }
  }

  @Test
  void anUpdateKeepsTheBaselineOfADamagedLibrary() throws IOException {
    TestImage image = new TestImage(work);
    image.library("libz.so", "int z;");
    image.keepBaselines();
    image.write("lib/libz.so", "cut off");
    image.keepBaselines();

    assertThat(image.baselines().resolve("libz.so.symbols")).exists();
  }

  @Test
  void aDirectoryThatIsNotThereIsNoSetOfBaselines() throws IOException {
    Path file = Files.writeString(work.resolve("file"), "");
    for (Path directory : List.of(file, work.resolve("mistyped"))) {
      assertThatThrownBy(() -> Baselines.read(directory))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("\"" + directory + "\" is no directory");
    }
  }
}
