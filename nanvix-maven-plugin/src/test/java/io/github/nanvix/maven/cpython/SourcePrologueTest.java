// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePrologueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#include \"Python.h\"\n",
        "/* List objects\n#define NOT_ONE 1\n */\n\n  #  include <Python.h> // first\nint x;\n",
        "#include \\\n  \"Python.h\"\n",
        "// one line\r\n#include \"Python.h\"\r\n",
      })
  void nothingStandsBeforeTheInclude(String text) {
    assertThat(SourcePrologue.of(text)).contains(new SourcePrologue(List.of()));
  }

  @Test
  void directivesAreKeptAsOneWouldWriteThem() {
    String text =
        """
        #ifndef Py_BUILD_CORE_BUILTIN
        #  define  Py_BUILD_CORE_MODULE 1
        #endif // no
        #include "Python.h"
        #define LATER
        """;

    assertThat(SourcePrologue.of(text))
        .contains(
            new SourcePrologue(
                List.of(
                    "#ifndef Py_BUILD_CORE_BUILTIN", "#define Py_BUILD_CORE_MODULE 1", "#endif")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "int x;\n",
        "typedef int word;\n#include \"Python.h\"\n",
        "#include \"pegen.h\"\n",
        "/* never closed\n#include \"Python.h\"\n",
      })
  void somethingElseComesFirstOrPythonIsNotIncluded(String text) {
    assertThat(SourcePrologue.of(text)).isEmpty();
  }
}
