// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static io.github.nanvix.maven.cpython.assignment.FileKind.POM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<LIBS>-lz -lffi</LIBS>                   | <LIBS>-lz</LIBS>",
        "<LIBS a='b>'><!-- -lffi -->-lffi</LIBS>  | <LIBS a='b>'><!-- -lffi --></LIBS>",
        "<LIBS><![CDATA[-lffi -L'<a>']]></LIBS>   | <LIBS><![CDATA[-L'<a>']]></LIBS>",
        "<LIBS>-L&quot;/a b&quot; -lf&#102;i</LIBS> | <LIBS>-L&quot;/a b&quot;</LIBS>",
        "<LIBS>${a.b}/libffi.a ${c}</LIBS>        | <LIBS>${c}</LIBS>",
        "<env key=\"LIBS\" value='-lz -lffi'/>    | <env key=\"LIBS\" value='-lz'/>",
        "<argument>LIBS=-lz -lffi</argument>      | <argument>LIBS=-lz</argument>",
        "<arg>LIBS='-lz -lffi' make</arg>         | <arg>LIBS='-lz' make</arg>",
      })
  void takesTheLibraryOutOfOneElement(String before, String after) {
    assertThat(Edited.text(POM, "<project>" + before + "<LIBS/><x>-lffi</x></project>"))
        .isEqualTo("<project>" + after + "<LIBS/><x>-lffi</x></project>");
  }

  @Test
  void everyElementOfTheNameIsEditedAndNothingElse() {
    String pom =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- <libs>-lffi</libs> ä -->
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <properties>
            <nanvix.libs>-lz -lffi</nanvix.libs>
          </properties>
          <build><plugins><plugin><configuration>
            <libs>
              -Wl,--start-group
              -lffi
              -lz
              -Wl,--end-group
            </libs>
          </configuration></plugin></plugins></build>
        </project>
        """;

    assertThat(Edited.text(POM, "libs", pom)).isEqualTo(pom.replace("      -lffi\n", ""));
    assertThat(Edited.text(POM, "nanvix.libs", pom)).isEqualTo(pom.replace("z -lffi<", "z<"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<a><b>-lffi</b><LIBS>${b}</LIBS></a>      | \"${b}\" stands for it (file:1:4).",
        "<a><LIBS><lib>-lffi</lib></LIBS></a>      | holds elements.",
        "<a><LIBS>${libffi.libs}</LIBS></a>        | \"${libffi.libs}\" speaks of it,",
        "<a><LIBS>-lffi</a>                        | file:1:17: this is no well-formed POM:",
        "<!DOCTYPE a><a><LIBS>-lffi</LIBS></a>     | file:1:10: this is no well-formed POM:",
      })
  void whatCannotBeEditedIsRefused(String text, String message) {
    assertThat(Edited.refusal(POM, text)).contains(message);
  }
}
