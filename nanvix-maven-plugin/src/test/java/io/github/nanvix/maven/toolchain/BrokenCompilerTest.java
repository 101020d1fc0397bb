// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenCompilerTest {
  // An ELF header of another machine, and nothing behind it.
  private static final String FOREIGN =
      "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\267\0\1\0\0\0" + "\0".repeat(200);

  @TempDir private Path temp;

  @AfterEach
  void delete() throws IOException {
    Trees.delete(temp.resolve("store"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#!/bin/sh;exit 1            | ended with exit code 1 and said nothing",
        "#!/bin/sh;echo no;exit 1    | ended with exit code 1 and said \"no\"",
        "#!/bin/sh;echo tinycc 1.1   | answered \"tinycc 1.1\"",
        "#!/bin/sh;echo tinycc 1.0.7 | answered \"tinycc 1.0.7\"",
        "#!/bin/sh;echo xtinycc 1.0  | answered \"xtinycc 1.0\"",
        "#!/bin/sh;true              | answered nothing",
        "#!/no/such/interpreter;     | does not run; expected",
      })
  void theMessageNamesToolchainToolExpectedAndActual(String script, String fault)
      throws IOException {
    TinyToolchain tiny = TinyToolchain.pinned(temp).compiler(script.replace(';', '\n'));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("The compiler of toolchain \"i686-tiny\" (")
        .withMessageContaining("/bin/cc) ")
        .withMessageContaining(fault)
        .withMessageContaining("\"tinycc 1.0\"")
        .withMessageNotContaining("..")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT));
    assertNothingIsTrusted();
  }

  @Test
  void aCompilerOfAnotherMachineIsToldFromAScript() throws IOException {
    TinyToolchain tiny = TinyToolchain.pinned(temp).compiler(FOREIGN);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("The compiler of toolchain \"i686-tiny\"")
        .withMessageContaining("does not run");
    assertNothingIsTrusted();
  }

  @Test
  void aCompilerThatAnswersButDoesNotLinkIsFoundBeforeAnyoneUsesIt() throws IOException {
    TinyToolchain tiny =
        TinyToolchain.pinned(temp).compiler("#!/bin/sh\necho tinycc 1.0\n[ $# = 1 ]\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("probe toolchain i686-tiny");
    assertNothingIsTrusted();
  }

  private void assertNothingIsTrusted() {
    assertThat(temp.resolve("store/toolchain")).doesNotExist();
  }
}
