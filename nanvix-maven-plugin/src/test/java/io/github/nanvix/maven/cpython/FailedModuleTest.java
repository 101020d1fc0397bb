// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedModuleTest {
  private static final Makefile MAKEFILE =
      Makefile.parse(
          """
          EXT_SUFFIX= .so
          SHAREDMODS= Modules/_ctypes$(EXT_SUFFIX) Modules/math$(EXT_SUFFIX)
          Modules/_ctypes$(EXT_SUFFIX): Modules/_ctypes/_ctypes.o Modules/_ctypes/cfield.o
          \tld
          Modules/math$(EXT_SUFFIX): Modules/mathmodule.o
          \tld
          Modules/_ctypes/cfield.o: x; cc
          """);

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "make: *** [Makefile:3373: Modules/_ctypes/cfield.o] Error 1,_ctypes",
    "make[2]: *** [Makefile:9: Modules/math.so] Error 127,math",
    "make: *** [Modules/mathmodule.o] Error 1,math",
    "gmake: *** [/build/Makefile:3373: Modules/_ctypes.so] Killed,_ctypes",
  })
  void theOwnerOfWhatMakeStoppedAtIsTheModule(String line, String module) throws IOException {
    assertThat(in("cc -c x.c\n" + line + "\nmake: *** Waiting for unfinished jobs....\n"))
        .map(FailedModule::module)
        .contains(module);
  }

  @ParameterizedTest
  @CsvSource({
    "make: *** [Makefile:1: Programs/python.o] Error 1",
    "make: *** [Makefile:1: Modules/getpath.o] Error 1",
    "make: *** No rule to make target 'Modules/math.c'.  Stop.",
    "cc: Modules/mathmodule.o: no such file",
  })
  void whatBelongsToNoModuleIsNone(String line) throws IOException {
    assertThat(in(line + "\n")).isEmpty();
  }

  @Test
  void aFullDiskIsNotTheModulesFault() throws IOException {
    String log = "ld: cannot write: No space left on device\n";

    assertThat(in(log + "make: *** [Makefile:9: Modules/math.so] Error 1\n")).isEmpty();
  }

  @Test
  void aLogThatIsNotThereTellsNothing() {
    assertThat(FailedModule.in(temp.resolve("none.log"), MAKEFILE)).isEmpty();
  }

  @Test
  void theFailureKeepsTheCommandsOwnWords() {
    BuildException failure = BuildException.input("\"make python\" failed.", "See the log.");

    assertThat(new FailedModule("math", "Modules/math.so").explain(failure))
        .hasMessage(
            "Extension module \"math\" failed to build (Modules/math.so)."
                + " \"make python\" failed. See the log.")
        .hasCause(failure);
  }

  private Optional<FailedModule> in(String text) throws IOException {
    // Compilers quote sources, which may be in any encoding.
    byte[] bytes = ("caf\u00e9\n" + text).getBytes(StandardCharsets.ISO_8859_1);
    return FailedModule.in(Files.write(temp.resolve("make.log"), bytes), MAKEFILE);
  }
}
