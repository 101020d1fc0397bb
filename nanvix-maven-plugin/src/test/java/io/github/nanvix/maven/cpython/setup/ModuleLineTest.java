// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleLineTest {
  private static final String SOURCES =
      "_ctypes/_ctypes.c _ctypes/callbacks.c _ctypes/callproc.c _ctypes/stgdict.c _ctypes/cfield.c";

  private static final String STDLIB_313 =
      "# needs -lffi and -ldl\n"
          + "@MODULE__CTYPES_TRUE@_ctypes "
          + SOURCES
          + " @MODULE__CTYPES_MALLOC_CLOSURE@\n"
          + "@MODULE__CTYPES_TEST_TRUE@_ctypes_test _ctypes/_ctypes_test.c\n";

  @Test
  void theSourcesOfTheTarballStandAloneSoThatConfiguredFlagsHold() {
    SetupRule rule = line(STDLIB_313).withConfiguredFlags();

    assertThat(rule.line()).isEqualTo("_ctypes " + SOURCES);
    assertThat(rule.tokens().compile()).containsExactly("$(MODULE__CTYPES_CFLAGS)");
    assertThat(rule.tokens().link()).containsExactly("$(MODULE__CTYPES_LDFLAGS)");
  }

  @Test
  void theOldVersionCarriesEveryFlagInTheRule() {
    String stdlib = "#@MODULE__CTYPES_TRUE@_ctypes " + SOURCES + " -ldl -lffi\n";

    SetupRule rule =
        line(stdlib).withFlags(List.of("-DHAVE_X", "-I/ffi/include", "-L/ffi/lib", "-lffi"));

    assertThat(rule.line())
        .isEqualTo("_ctypes " + SOURCES + " -DHAVE_X -I/ffi/include -L/ffi/lib -lffi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_ctypes " + SOURCES + " \n",
        "#_ctypes " + SOURCES + " \n",
        "##_ctypes " + SOURCES + "\n",
        "#_ctypes_test x.c\n#_ctypes " + SOURCES + " -ldl -lffi -DHAVE_FFI_PREP_CIF_VAR\n"
      })
  void whatConfigureMakesOfTheTemplateAndTheOldListServeAsWell(String lines) {
    assertThat(line(lines).withConfiguredFlags().line()).isEqualTo("_ctypes " + SOURCES);
  }

  @Test
  void aTemplateWithoutTheModuleIsRefused() {
    assertThatThrownBy(() -> line("@MODULE_ARRAY_TRUE@array a.c\n"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has no line for \"_ctypes\"");
  }

  @Test
  void anUnknownPlaceholderIsRefused() {
    assertThatThrownBy(() -> line("@MODULE__CTYPES_TRUE@_ctypes a.c @NEW_THING@\n"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"@NEW_THING@\"");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "zlib, @MODULE_ZLIB_TRUE@zlib zlibmodule.c, zlibmodule.c",
        "_ssl, @MODULE__SSL_TRUE@_ssl _ssl.c, _ssl.c",
        "zlib, #zlib zlibmodule.c -I$(prefix)/include -L$(exec_prefix)/lib -lz, zlibmodule.c",
        "_md5, @MODULE__MD5_TRUE@_md5 md5module.c -Ix h.c -D_Y, md5module.c -Ix h.c -D_Y"
      })
  void anyModulesLineIsRead(String module, String text, String words) {
    assertThat(ModuleLine.in("# a\n" + text + "\n", module).withConfiguredFlags().line())
        .isEqualTo(module + " " + words);
  }

  private static ModuleLine line(String text) {
    return ModuleLine.in(text, "_ctypes");
  }
}
