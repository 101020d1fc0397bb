// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static io.github.nanvix.maven.cpython.assignment.FileKind.MAKEFILE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakeSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LIBS = -lz -lffi                     | LIBS = -lz",
        "LIBS=\t\t-lffi -lm                   | LIBS=\t\t-lm",
        "LIBS := -lffi # for ctypes           | LIBS :=  # for ctypes",
        "LIBS ::= -lz -lffi -lm               | LIBS ::= -lz -lm",
        "LIBS ?= -lffi                        | `LIBS ?= `",
        "LIBS += -lffi                        | `LIBS += `",
        "export LIBS = -lffi -lm              | export LIBS = -lm",
        "override export LIBS=-lz -lffi       | override export LIBS=-lz",
        "python: LIBS += -lffi -lm            | python: LIBS += -lm",
        "a b: private LIBS := -lz -lffi       | a b: private LIBS := -lz",
        "LIBS = $(SYSROOT)/lib/libffi.a -lz   | LIBS = -lz",
        "LIBS = -Wl,-lffi,-lz \\#-lffi        | LIBS = -Wl,-lz \\#-lffi",
        "LIBS = $(LIBS) -lffi                 | LIBS = $(LIBS)",
        "E = CC=\"cc\" LIBS=\"-lz -lffi\" X=1 | E = CC=\"cc\" LIBS=\"-lz\" X=1",
        "all: a b ; LIBS='-lz -lffi' ./run    | all: a b ; LIBS='-lz' ./run",
        "all: ; cmd # LIBS=-lffi              | all: ; cmd # LIBS=-lffi",
      })
  void takesTheLibraryOutOfOneLine(String before, String after) {
    assertThat(Edited.text(MAKEFILE, before + "\nLIBS2 = -lffi\nLIBS ?=\n"))
        .isEqualTo(after + "\nLIBS2 = -lffi\nLIBS ?=\n");
  }

  @Test
  void everyAssignmentIsEditedAndNothingElse() {
    assertThat(
            Edited.text(
                MAKEFILE,
                """
                # LIBS = -lffi
                NOTE = one \\# and # LIBS = -lffi \\
                LIBS = -lffi
                ifeq ($(HOST),LIBS=-lffi)
                  LIBS = -Wl,--start-group \\
                  \t-lz \\
                  \t-lffi \\
                  \t-Wl,--end-group
                else
                \tLIBS = -lffi \\
                \t  -lm
                endif
                define LIBS +=
                -lz
                -lffi
                endef
                all: $(X) | LIBS=-lffi
                \t@echo it\\'s LIBS=-lffi; # LIBS=-lffi
                # comment
                ifdef X

                \t-$(MAKE) LIBS="-lz \\
                \t\t-lffi \\
                \t\t-lm" x='$$(LIBS=)'
                endif
                LIBS != echo
                """))
        .isEqualTo(
            """
            # LIBS = -lffi
            NOTE = one \\# and # LIBS = -lffi \\
            LIBS = -lffi
            ifeq ($(HOST),LIBS=-lffi)
              LIBS = -Wl,--start-group \\
              \t-lz \\
              \t-Wl,--end-group
            else
            \tLIBS = -lm
            endif
            define LIBS +=
            -lz
            endef
            all: $(X) | LIBS=-lffi
            \t@echo it\\'s LIBS=; # LIBS=-lffi
            # comment
            ifdef X

            \t-$(MAKE) LIBS="-lz \\
            \t\t-lm" x='$$(LIBS=)'
            endif
            LIBS != echo
            """);
  }

  /** The shape of the file with which CPython is built for Nanvix. */
  @Test
  void anAssignmentOfTheShellWithinAVariableIsEdited() {
    String before =
        """
        ifdef CONFIG_NANVIX_DOCKER
          LIBC := $(DOCKER_TOOLCHAIN_PATH)/i686-nanvix/lib/libc.a
        else
          LIBC := $(abspath $(NANVIX_HOME))/lib/libc.a
        endif
        CONFIGURE_ENV = \\
        \tCC="$(TOOLCHAIN_PREFIX)/bin/i686-nanvix-gcc" \\
        \tLDFLAGS="-L$(SYSROOT_PATH)/lib -T$(SYSROOT_PATH)/lib/user.ld -Wl,--export-dynamic" \\
        \tLIBS="-Wl,--start-group $(LIBC) -lsqlite3 -lz -llzma -lffi -Wl,--end-group" \\
        \tLIBFFI_LIBS="-L$(SYSROOT_PATH)/lib -lffi" \\
        \tLIBFFI_CFLAGS="-I$(SYSROOT_PATH)/include"
        configured:
        \t$(DOCKER_RUN) sh -c '$(CONFIGURE_ENV) ./configure $(CONFIGURE_OPTS)'
        """;

    assertThat(Edited.text(MAKEFILE, before)).isEqualTo(before.replace("-llzma -lffi", "-llzma"));
    assertThat(Edited.removed(MAKEFILE, "LIBS", before).notes()).isEmpty();
    assertThat(Edited.text(MAKEFILE, "LIBFFI_LIBS", before))
        .isEqualTo(before.replace("/lib -lffi", "/lib"));
  }

  @Test
  void carriageReturnsStay() {
    assertThat(Edited.text(MAKEFILE, "LIBS = -lz \\\r\n\t-lffi \\\r\n\t-lm\r\nX = 1\r\n"))
        .isEqualTo("LIBS = -lz \\\r\n\t-lm\r\nX = 1\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`FFI := /x/libffi.a\nLIBS = -lz $(FFI)`"
            + "           | file:2:1: \"$(FFI)\" stands for it (file:1:1).",
        "`A = -lffi\nB = $(A)\nLIBS = $(B)` | file:3:1: \"$(B)\" stands for it (file:1:1).",
        "`N = ffi\nLIBS = -l$(N)`           | file:2:1: \"-l$(N)\" stands for it (file:1:1).",
        "`A = -lz /x\nLIBS = $(A)/libffi.a` | \"$(A)/libffi.a\" stands for more than the path",
        "LIBS = $(LIBFFI_LIBS)              | \"$(LIBFFI_LIBS)\" speaks of it,",
        "LIBS = -lz $(shell p --libs libffi)| \"$(shell p --libs libffi)\" speaks of it,",
        "LIBS = $(addprefix -l,z ffi m)     | \"$(addprefix -l,z ffi m)\" speaks of it,",
        "LIBS != pkg-config --libs libffi   | \"pkg-config --libs libffi\" speaks of it,",
        "$(eval LIBS += -lffi)              | file:1:1: \"$(eval LIBS += -lffi)\" stands in a",
        "`define X\nLIBS += -lffi\nendef`   | \"LIBS += -lffi\" stands in the definition of X.",
        "X = $(shell LIBS=-lffi ./x)        | stands in a function of make.",
        "`a:\n\techo 'LIBS = -lffi' >x.mk`  | \"LIBS = -lffi\" stands within an argument",
        "`E = LIBS=\"-lz -lffi`             | \"LIBS=\"-lz -lffi\" stands in the value of E.",
        "`LIBS = -Wl,--push-state -lffi\nX = -Wl,--pop-state`"
            + "                             | \"--push-state\" is never followed by --pop-state.",
      })
  void whatCannotBeEditedIsRefused(String text, String message) {
    assertThat(Edited.refusal(MAKEFILE, text)).contains(message);
  }

  @Test
  void aGroupMayBeOpenedAndClosedByDifferentAssignments() {
    assertThat(
            Edited.text(
                MAKEFILE,
                """
                LIBS = -Wl,--whole-archive
                LIBS += -lffi
                LIBS := $(LIBS) -Wl,--no-whole-archive
                """))
        .isEqualTo(
            """
            LIBS = -Wl,--whole-archive
            LIBS +=\s
            LIBS := $(LIBS) -Wl,--no-whole-archive
            """);
    assertThat(
            Edited.text(
                MAKEFILE, "BEGIN = -Wl,--start-group\nLIBS = $(BEGIN) -lffi -lz -Wl,--end-group\n"))
        .endsWith("\nLIBS = $(BEGIN) -lz -Wl,--end-group\n");
  }

  @Test
  void variablesThatTheFileDoesNotAssignAreNamed() {
    assertThat(
            Edited.removed(MAKEFILE, "LIBS", "A = -lz\nLIBS = $(A) $(B) -lffi $(call f)").notes())
        .containsExactly("file:2:1: not looked into: \"$(B)\", \"$(call f)\"");
  }
}
