// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pin file has made of its runtime sources. */
class RuntimeCommandsTest {
  private static final String LIBRARY =
      "[\"cc\", \"-shared\", \"-nostdlib\", \"{runtime-objects}\", \"-o\", \"{lib}/libtinyc.so\"]";

  @TempDir private Path temp;
  private TinyToolchain tiny;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.pinned(temp);
    tiny.pin(
        "[link-model]",
        """
        [runtime]
        "sysroot/usr/lib/libtinyc.so" = "lib/libtinyc.so"

        [link-model]""");
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void aLibraryMadeOfTheRuntimeIsAFileOfIt() throws IOException {
    tiny.pin("driver-flags", "runtime-commands = [" + LIBRARY + "]\ndriver-flags");

    Toolchain toolchain = tiny.provide();

    Path library = toolchain.libraries().resolve("libtinyc.so");
    assertThat(toolchain.runtime())
        .containsExactly(Map.entry(new RelativePath("lib/libtinyc.so"), library));
    assertThat(ElfImage.read(library).dynamicSymbols().stream().map(Symbol::name))
        .contains("runtime");
  }

  @Test
  void flagsOfTheRuntimeAreItsOwn() throws IOException {
    tiny.write("pins/c/runtime.c", "int FLAGGED(void) { return 1; }\n");
    tiny.pin(
        "driver-flags",
        "runtime-flags = [\"-DFLAGGED=flagged\"]\nruntime-commands = ["
            + LIBRARY
            + "]\ndriver-flags");

    Toolchain toolchain = tiny.provide();

    assertThat(toolchain.spec().linkModel().compile()).doesNotContain("-DFLAGGED=flagged");
    assertThat(
            ElfImage.read(toolchain.libraries().resolve("libtinyc.so")).dynamicSymbols().stream()
                .map(Symbol::name))
        .contains("flagged");
  }

  @Test
  void withoutACommandForItAFileOfTheRuntimeIsMissing() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("\"sysroot/usr/lib/libtinyc.so\"")
        .withMessageContaining("neither a component nor runtime-commands");
  }

  @Test
  void aCommandThatFailsIsNamedByItsPlaceInThePinFile() throws IOException {
    tiny.pin("driver-flags", "runtime-commands = [" + LIBRARY + ", [\"ar\", \"d\"]]\ndriver-flags");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("ar (runtime-commands, 2)");
  }
}
