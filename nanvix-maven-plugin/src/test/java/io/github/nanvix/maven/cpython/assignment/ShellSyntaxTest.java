// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static io.github.nanvix.maven.cpython.assignment.FileKind.SHELL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LIBS=\"-lz -lffi\"                         | LIBS=\"-lz\"",
        "LIBS='-lffi -lz' # -lffi                   | LIBS='-lz' # -lffi",
        "LIBS=-lffi                                 | LIBS=",
        "LIBS=-lz\\ -lffi\\ -lm; LIBFFI_LIBS=-lffi  | LIBS=-lz\\ -lm; LIBFFI_LIBS=-lffi",
        "LIBS=\"$LIBS -lffi\"                       | LIBS=\"$LIBS\"",
        "LIBS=\"${LIBS} -lffi ${X}\" X=-lm          | LIBS=\"${LIBS} ${X}\" X=-lm",
        "LIBS+=\" -lffi -lm\"                       | LIBS+=\" -lm\"",
        "export LIBS=-lffi\\ -lm CFLAGS=-O3         | export LIBS=-lm CFLAGS=-O3",
        "CC=gcc LIBS=\"-lz -lffi\" ./configure      | CC=gcc LIBS=\"-lz\" ./configure",
        "./configure LIBS='-lffi' LDFLAGS='-lffi'   | ./configure LIBS='' LDFLAGS='-lffi'",
        "./configure \"LIBS=-lz -lffi\" --x         | ./configure \"LIBS=-lz\" --x",
        "sh -c 'LIBS=\"-lz -lffi\" make'            | sh -c 'LIBS=\"-lz\" make'",
        "sh -ec \"LIBS='-lz -lffi' make\"           | sh -ec \"LIBS='-lz' make\"",
        "eval \"LIBS='-lffi'\"                      | eval \"LIBS=''\"",
        "x=$(LIBS='-lz -lffi' make && tail x)     | x=$(LIBS='-lz' make && tail x)",
        "x=\"$(case $y in a) LIBS=-lffi z;; esac)\" | x=\"$(case $y in a) LIBS= z;; esac)\"",
        "(LIBS=-lffi; export LIBS)                  | (LIBS=; export LIBS)",
        "LIBS=\"-lz \"'-lffi'\" -lm\"               | LIBS=\"-lz \"''\"-lm\"",
        "LIBS=\"-L'/a b' /c/libffi.a -lm\"          | LIBS=\"-L'/a b' -lm\"",
        "LIBS=\"-L\\\"$D\\\" $D/libffi.so -lm\"     | LIBS=\"-L\\\"$D\\\" -lm\"",
      })
  void takesTheLibraryOutOfOneCommand(String before, String after) {
    assertThat(Edited.text(SHELL, before)).isEqualTo(after);
  }

  @Test
  void continuedLinesStayInOrder() {
    assertThat(
            Edited.text(
                SHELL,
                """
                LIBS="-Wl,--start-group \\
                  -lz \\
                  -lffi \\
                  -Wl,--end-group"
                """))
        .isEqualTo(
            """
            LIBS="-Wl,--start-group \\
              -lz \\
              -Wl,--end-group"
            """);
  }

  @Test
  void everyAssignmentIsEdited() {
    assertThat(
            Edited.text(
                SHELL,
                """
                #!/bin/sh
                # LIBS="-lffi"
                if test "$LIBS" = "-lffi"; then LIBS=-lffi; fi
                for l in ffi m; do echo "-l$l it's"; done
                LIBS="-lz -lffi"   # don't
                cat <<EOF
                it's "fine: $X
                EOF
                cat <<-'E O F' && LIBS=-lffi
                \tit's -lffi
                \tE O F
                LIBS=`true`
                """))
        .isEqualTo(
            """
            #!/bin/sh
            # LIBS="-lffi"
            if test "$LIBS" = "-lffi"; then LIBS=; fi
            for l in ffi m; do echo "-l$l it's"; done
            LIBS="-lz"   # don't
            cat <<EOF
            it's "fine: $X
            EOF
            cat <<-'E O F' && LIBS=
            \tit's -lffi
            \tE O F
            LIBS=`true`
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "X='-lffi'; LIBS=\"-lz $X\"          | file:1:12: \"$X\" stands for it (file:1:1).",
        "LIBS=\"$LIBFFI_LIBS -lz\"           | file:1:1: \"$LIBFFI_LIBS\" speaks of it,",
        "LIBS=\"-lz $(pc --libs libffi)\"    | file:1:1: \"$(pc --libs libffi)\" speaks of it,",
        "LIBS='-lffi'$X                      | file:1:1: \"-lffi$X\" speaks of it,",
        "LIBS=(-lz -lffi)                    | file:1:1: \"LIBS=(-lz -lffi)\" is an array,",
        ": ${LIBS:=-lz -lffi}                | file:1:3: \"${LIBS:=-lz -lffi}\" stands within",
        "LIBS=\"${LIBS:--lffi}\"             | file:1:1: \"${LIBS:--lffi}\" speaks of it,",
        "echo 'LIBS = -lz -lffi' > x.mk      | file:1:6: \"LIBS = -lz -lffi\" stands within",
        "LIBS='-lffi \"x'                    | the quote at character 7 is never closed",
        "LIBS=\"-lffi                        | file:1:6: the quote is never closed.",
        "x=$(echo LIBS=-lffi                 | file:1:4: the command substitution is never",
        "LDFLAGS=-lffi                       | \"file\" does not assign LIBS.",
        "LIBS='-Wl,--start-group -lffi'      | \"--start-group\" is never followed by --end-group.",
        "LIBS='-lffi -Wl,--end-group'        | \"--end-group\" has no --start-group before it.",
      })
  void whatCannotBeEditedIsRefused(String text, String message) {
    assertThat(Edited.refusal(SHELL, text)).contains(message);
  }

  @Test
  void anAssignmentInAHereDocumentIsRefused() {
    assertThat(Edited.refusal(SHELL, "cat > x.mk <<EOF\nLIBS = -lz -lffi\nEOF\n"))
        .contains("file:2:1: \"LIBS = -lz -lffi\" stands in a here-document.");
  }

  @Test
  void whatWasNotLookedIntoIsSaid() {
    RewrittenFile file =
        Edited.removed(SHELL, "LIBS", "LIBS=\"-lz $EXTRA -L$D @more -lffi\"\nY=\"LIBS = 3\"\n");

    assertThat(file.notes())
        .containsExactly(
            "file:2:1: not looked into: \"Y=LIBS = 3\" stands within an argument of a command",
            "file:1:1: not looked into: \"$EXTRA\", \"@more\"");
    assertThat(file.changes())
        .containsExactly(
            new RewrittenFile.Change(
                "file:1", "-lz $EXTRA -L$D @more -lffi", "-lz $EXTRA -L$D @more"));
    assertThat(file.examined()).containsExactly("file:1:1");
  }
}
