// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeGoalTest {
  @TempDir private Path here;

  @BeforeEach
  void makeTheImage() {
    Gcc.executable(here.resolve("image/bin/python.elf"), "void _start(void) {}");
  }

  /** Ten functions of a library that the image lacks afterwards, called by two modules. */
  private void modulesWithoutTheirLibrary() throws IOException {
    StringBuilder library = new StringBuilder();
    StringBuilder module = new StringBuilder("int m(void) { return 0");
    for (int i = 0; i < 10; i++) {
      library.append("int ffi_").append(i).append("(void) { return 1; }\n");
      module.insert(0, "int ffi_" + i + "(void);\n").append(" + ffi_" + i + "()");
    }
    Path libffi = here.resolve("libffi.so");
    Gcc.shared(libffi, library.toString(), "-Wl,-soname,libffi.so");
    for (String name : new String[] {"one", "two"}) {
      Gcc.shared(here.resolve("image/lib/" + name + ".so"), module + "; }", libffi);
    }
  }

  private CalledGoal tree(String... options) {
    return CalledGoal.in(here)
        .with("-Dnanvix.store=" + here.resolve("store"))
        .with("-Dnanvix.sysroot=image", "-Dnanvix.loader=nanvix-2026-07")
        .with(options);
  }

  @Test
  void aModuleThatDoesNotLoadFailsTheGoalAfterAllIsPrinted() throws IOException {
    modulesWithoutTheirLibrary();

    CalledGoal.Outcome outcome = tree().run("tree");

    assertThat(outcome.failure()).containsInstanceOf(MojoFailureException.class);
    assertThat(outcome.failureMessage())
        .startsWith(
            "3 files, and 2 of them do not load, profile nanvix-2026-07; the first: lib/one.so: ");
    assertThat(outcome.log())
        .containsExactly(
            "[INFO] bin/python.elf: loads",
            "[INFO] lib/one.so: DOES NOT LOAD",
            "[INFO]   FAILS vfs open failed: lib/one.so needs \"libffi.so\", which is none of"
                + " [lib/libffi.so, libffi.so]",
            "[INFO]     and without it lib/one.so lacks 10 symbols: \"ffi_0\", \"ffi_1\","
                + " \"ffi_2\", \"ffi_3\", \"ffi_4\" and 5 more",
            "[INFO] lib/two.so: DOES NOT LOAD",
            "[INFO]   FAILS as lib/one.so does: lib/two.so needs \"libffi.so\"",
            "[INFO]     and without it lib/two.so lacks 10 symbols: \"ffi_0\", \"ffi_1\","
                + " \"ffi_2\", \"ffi_3\", \"ffi_4\" and 5 more");
  }

  @Test
  void aModuleThatWasNotAskedForDoesNotFailIt() throws IOException {
    modulesWithoutTheirLibrary();

    assertThat(tree("-Dnanvix.module=python.elf").run("tree").failure()).isEmpty();
  }

  @Test
  void aDamagedFileFailsIt() throws IOException {
    Files.createDirectories(here.resolve("image/lib"));
    Files.writeString(here.resolve("image/lib/cut.so"), "\177ELF");

    assertThat(tree().run("tree").failureMessage())
        .startsWith("2 files, and 1 of them does not load, ")
        .contains("; the first: lib/cut.so: is not a well-formed ELF file: ");
  }

  /** A name may come from an archive of anybody's. */
  @Test
  void namesOfFilesSteerNoTerminal() throws IOException {
    Files.createDirectories(here.resolve("image/lib"));
    Files.writeString(here.resolve("image/lib/\033[31mcut\u202e.so"), "\177ELF");

    CalledGoal.Outcome damaged = tree().run("tree");
    assertThat(damaged.failureMessage()).contains("; the first: lib/?[31mcut?.so: is not ");
    assertThat(damaged.log()).anyMatch(line -> line.startsWith("[INFO] lib/?[31mcut?.so: is not "));

    Files.delete(here.resolve("image/lib/\033[31mcut\u202e.so"));
    Gcc.shared(here.resolve("image/lib/\033[31m.so"), "int f(void); int m(void) { return f(); }");
    assertThat(tree().run("tree").failureMessage()).contains("; the first: lib/?[31m.so: ");
  }

  @Test
  void whoOnlyWantsToLookGetsAWarning() throws IOException {
    modulesWithoutTheirLibrary();

    CalledGoal.Outcome outcome = tree("-Dnanvix.tree.fail=false").run("tree");

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.log())
        .last()
        .isEqualTo("[WARNING] 3 files, and 2 of them do not load, profile nanvix-2026-07");
  }
}
