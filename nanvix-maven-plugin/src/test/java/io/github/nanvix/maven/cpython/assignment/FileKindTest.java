// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Makefile                    |                                | makefile",
        "src/Makefile.nanvix         |                                | makefile",
        "GNUmakefile                 | #!/bin/sh                      | makefile",
        "mk/common.mk                |                                | makefile",
        "build.sh                    |                                | shell",
        "z                           | #!/bin/sh                      | shell",
        "configure                   | #! /bin/sh                     | shell",
        "configure                   | #!/usr/bin/env -S bash -eu     | shell",
        ".nanvix/config.py           | #!/bin/sh                      | python",
        "z                           | #!/usr/bin/env python3         | python",
        "tool                        | #!/opt/python3.12/bin/python3.12 | python",
        "rules                       | #!/usr/bin/make -f             | makefile",
        "pom.xml                     |                                | pom",
        "it/pom.xml                  |                                | pom",
        "module-pom.xml              |                                | pom",
      })
  void aFileIsKnownByItsNameOrItsFirstLine(String name, String firstLine, String kind) {
    String text = firstLine == null ? "" : firstLine + "\n";

    assertThat(FileKind.of(new SourceText(name, text))).hasToString(kind);
    assertThat(FileKind.named(kind)).hasToString(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LIBS=-lffi\n", "#!/usr/bin/perl\n", "#!\n", "#!/bin/sh.old/x\n"})
  void anyOtherFileMustBeNamed(String text) {
    assertThatThrownBy(() -> FileKind.of(new SourceText("dir.mk/libs", text)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("The kind of \"dir.mk/libs\" cannot be told")
        .hasMessageContaining("-Dnanvix.link.kind, one of makefile, shell, python, pom.");
  }

  @Test
  void aKindThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> FileKind.named("perl"))
        .isInstanceOf(BuildException.class)
        .hasMessage("\"perl\" is no kind of file. Give one of makefile, shell, python, pom.");
  }
}
