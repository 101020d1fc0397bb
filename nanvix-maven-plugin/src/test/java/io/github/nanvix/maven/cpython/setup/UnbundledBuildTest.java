// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnbundledBuildTest {
  private static final UnbundledBuild CTYPES = new UnbundledBuild("_ctypes", List.of("ffi"));

  @Test
  void aConfiguredBuildWithTheLibraryOnTheModuleAloneHasNoProblem() throws IOException {
    assertThat(CTYPES.problems(MakefileTest.configured())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "array math _ctypes\\n              | array math\\n                      | built into",
        "# Rules app                         | MODULE__CTYPES_STATE=missing\\n# R   | \"_ctypes\" for missing",
        "MODDISABLED_NAMES=                  | MODDISABLED_NAMES= _ctypes         | is disabled",
        " Modules/_ctypes$(EXT_SUFFIX)\\nPYTHONPATH | \\nPYTHONPATH               | not in SHAREDMODS",
        "=-lffi -ldl                         | =-ldl                              | has no -lffi",
        "-ldl  -latomic                      | -ldl -lffi                         | LIBS is -ldl -lffi",
        "LIBM=\t\t-lm                        | LIBM= -lm /ffi/lib/libffi.a        | SYSLIBS is",
        "-Xlinker -export-dynamic            | -Wl,--push-state,-lffi,--pop-state | LINKFORSHARED",
        "LOCALMODLIBS=                       | LOCALMODLIBS= -lffi                | MODLIBS is -lffi",
        "LDFLAGS=\t-static-pie               | LDFLAGS=\t-lffi                   | PY_CORE_LDFLAGS",
        "# Build the                         | python: LIBS += -lffi\\n# Build    | its target has LIBS += -lffi",
        "# Rules app                         | Modules/_ctypes/cfield.o: x; y\\n#  | cfield.o\", found 2",
        "# Rules app                         | Modules/_ctypes$(EXT_SUFFIX): ; y\\n#  | musl.so\", found 2",
      })
  void everyDifferenceIsNamed(String old, String replacement, String message) throws IOException {
    assertThat(CTYPES.problems(changed(old, replacement)))
        .extracting(MakefileProblem::what)
        .anySatisfy(what -> assertThat(what).contains(message));
  }

  @Test
  void aModuleThatIsNotThereAtAllIsSeenThreeTimes() throws IOException {
    assertThat(
            new UnbundledBuild("_ssl", List.of("ssl", "crypto"))
                .problems(MakefileTest.configured()))
        .extracting(MakefileProblem::what)
        .containsExactly(
            "Module \"_ssl\" is not in MODSHARED_NAMES.",
            "Module \"_ssl\" is not in SHAREDMODS.",
            "Expected one rule with a recipe for \"Modules/_ssl.cpython-313-i386-linux-musl.so\","
                + " found 0.");
  }

  @Test
  void aModuleThatConfigureDoesWithoutIsExplainedByItsLog() throws IOException {
    Makefile makefile = changed("# Rules app", "MODULE__CTYPES_STATE=missing\\n# R");
    ConfigLog log =
        ConfigLog.parse(
            """
            configure:10: checking for cos in -lm
            configure:11: result: no
            configure:20: checking for ffi_call in -lffi
            configure:21: clang -o conftest conftest.c -lffi
            ld.lld: error: unable to find library -lffi
            configure:21: $? = 1
            configure: failed program was:
            | int main (void) { return ffi_call (); }
            configure:22: result: no
            configure:30: checking for ffi.h
            configure:31: result: (cached) no
            configure:40: checking for stdlib extension module _ctypes
            configure:41: result: missing
            configure:42: checking for stdlib extension module _ctypes_test
            configure:43: result: missing
            """);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> UnbundledBuild.require(List.of(CTYPES), makefile, log))
        .withMessageContaining(
            """
            MODULE__CTYPES_STATE says so. Its config.log:
              configure:20: checking for ffi_call in -lffi
              configure:21: clang -o conftest conftest.c -lffi
              ld.lld: error: unable to find library -lffi
              configure:21: $? = 1
              configure:22: result: no
              configure:30: checking for ffi.h
              configure:31: result: (cached) no
              configure:40: checking for stdlib extension module _ctypes
              configure:41: result: missing
            """);
  }

  private static Makefile changed(String old, String replacement) throws IOException {
    try (InputStream in = UnbundledBuildTest.class.getResourceAsStream("Makefile.configured")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      String from = old.replace("\\n", "\n");
      assertThat(text).contains(from);
      return Makefile.parse(text.replace(from, replacement.replace("\\n", "\n")));
    }
  }
}
