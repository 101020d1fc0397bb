// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static io.github.nanvix.maven.cpython.assignment.FileKind.MAKEFILE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters that look as if they separated arguments. */
class UnseenCharacterTest {

  @ParameterizedTest
  @CsvSource({
    "MAKEFILE, 'LIBS = -lm\u00a0-lffi', 1:1",
    "SHELL, 'LIBS=\"-lm\u00a0-lffi\"', 1:1",
    "PYTHON, 'LIBS = \"-lm\u00a0-lffi\"', 1:1",
    "POM, '<a><LIBS>-lm\u00a0-lffi</LIBS></a>', 1:4",
  })
  void oneBesideTheLibraryIsNamedAndNothingIsEdited(FileKind kind, String text, String place) {
    assertThat(Edited.refusal(kind, text + "\n"))
        .contains("file:" + place)
        .contains(
            "\"-lm<U+00A0>-lffi\" has U+00A0 NO-BREAK SPACE, which prints like a blank or like"
                + " nothing and separates no arguments.");
  }

  @Test
  void oneElsewhereIsToldAndStays() {
    RewrittenFile file = Edited.removed(MAKEFILE, "LIBS", "LIBS = -lm\u200b -lz -lffi\n");

    assertThat(file.notes())
        .singleElement()
        .asString()
        .startsWith("file:1:1: \"-lm<U+200B>\" has U+200B ZERO WIDTH SPACE, ");
    assertThat(Edited.text(MAKEFILE, "LIBS = -lm\u200b -lz -lffi\n"))
        .isEqualTo("LIBS = -lm\u200b -lz\n");
  }

  @Test
  void lettersOfAnyScriptAreSeen() {
    assertThat(Edited.removed(MAKEFILE, "LIBS", "LIBS = -L/größe\t-lz -lffi\r\n").notes())
        .isEmpty();
  }
}
