// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnbundlingTest {
  private static final List<String> FFI = List.of("ffi");
  private static final Unbundling CONFIGURED =
      new Unbundling(new SetupRule("_ctypes", List.of("a.c", "b.c")), FFI, List.of("_ctypes"));
  private static final Unbundling FOR_311 =
      new Unbundling(
          new SetupRule("_ctypes", List.of("a.c", "-DHAVE", "$(MODULE__CTYPES_LDFLAGS)", "-lffi")),
          FFI,
          List.of("_ctypes"));

  static Stream<Arguments> rules() {
    return Stream.of(
        argumentSet("none", CONFIGURED, "# mine\n", "a.c b.c"),
        argumentSet("without flags", CONFIGURED, "_ctypes own.c more.c\n", "own.c more.c"),
        argumentSet("with the library", CONFIGURED, "_ctypes x.c -Ii -lffi\n", "x.c -Ii -lffi"),
        argumentSet(
            "spelt otherwise",
            CONFIGURED,
            "x.c\t-l:libffi.so \\\n _ctypes -O2 # c\n",
            "x.c -l:libffi.so -O2"),
        argumentSet(
            "with an archive",
            CONFIGURED,
            "_ctypes x.c -Ii /ffi/lib/libffi.a -lm\n",
            "x.c -Ii -L/ffi/lib -lffi -lm"),
        argumentSet("an archive by -l", CONFIGURED, "_ctypes x.c -l:libffi.a\n", "x.c -lffi"),
        argumentSet(
            "flags without the library",
            CONFIGURED,
            "_ctypes x.c -Ii\n",
            "x.c -Ii $(MODULE__CTYPES_LDFLAGS)"),
        argumentSet("a variable may have it", CONFIGURED, "_ctypes x.c $(FFI)\n", "x.c $(FFI)"),
        argumentSet("disabled", CONFIGURED, "*disabled*\n_ctypes\n", "a.c b.c"),
        argumentSet("shared without source", CONFIGURED, "*shared*\n_ctypes\n", "a.c b.c"),
        argumentSet(
            "backslashes",
            CONFIGURED,
            "_ctypes x.c -DA\\\\b -DQ\\\"q\\\" -lffi\n",
            "x.c -DA\\\\b -DQ\"q\" -lffi"),
        argumentSet("3.11, none", FOR_311, "", "a.c -DHAVE $(MODULE__CTYPES_LDFLAGS) -lffi"),
        argumentSet(
            "3.11, without flags",
            FOR_311,
            "*shared*\n_ctypes x.c\n",
            "x.c -DHAVE $(MODULE__CTYPES_LDFLAGS) -lffi"),
        argumentSet(
            "3.11, own flags",
            FOR_311,
            "_ctypes x.c -DMINE -L/l -lffi\n",
            "x.c -DMINE -L/l -lffi"));
  }

  @ParameterizedTest
  @MethodSource
  void rules(Unbundling unbundling, String text, String words) {
    SetupDocument once = unbundling.in(SetupDocument.parse(text));

    assertThat(once.toString())
        .contains("*shared*\n_ctypes " + words + "\n*static*\n")
        .endsWith(text);
    assertThat(once.module("_ctypes"))
        .hasValueSatisfying(module -> assertThat(module.linkage()).isEqualTo(Linkage.SHARED));
    assertThat(unbundling.in(once).bytes()).isEqualTo(once.bytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*shared*\n_ctypes x.c -lffi\n",
        "# c\n*shared* # c\n_ctypes x.c\n*static*\n",
        "*noconfig*\n_ctypes x.c $(FFI_LIBS)\n_ctypes y.c\n",
      })
  void aRuleThatDoesItAlreadyStands(String text) {
    assertThat(CONFIGURED.in(SetupDocument.parse(text))).hasToString(text);
  }

  @Test
  void aRuleOfTheFilesOwnNeedsItsFlagsWhereConfigureHasNone() {
    String text = "*shared*\n_ctypes x.c -lffi\n";

    assertThat(FOR_311.in(SetupDocument.parse(text))).hasToString(text);
  }

  @Test
  void ofTheInterpretersLibrariesOnlyTheOneGoes() {
    String text =
        """
        *shared*
        _ctypes x.c -lffi
        LIBS=-lm -lffi\t# c
        LIBS += \\
          -Wl,--push-state -lffi \\
          -Wl,--pop-state
        LIBS:= -ldl \\
          -lffi
        MODULE__CTYPES_LDFLAGS=-lffi
        """;

    assertThat(CONFIGURED.in(SetupDocument.parse(text)))
        .hasToString(
            """
            *shared*
            _ctypes x.c -lffi
            LIBS=-lm\t# c
            LIBS += \\
              -Wl,--push-state \\
              -Wl,--pop-state
            LIBS:= -ldl
            MODULE__CTYPES_LDFLAGS=-lffi
            """);
  }

  @Test
  void aMissingLastNewlineIsAddedEvenWhereNothingElseHasToBeDone() {
    assertThat(CONFIGURED.in(SetupDocument.parse("*shared*\n_ctypes x.c -lffi")))
        .hasToString("*shared*\n_ctypes x.c -lffi\n");
  }

  @Test
  void aStaticRuleThatPutsTheLibraryOnTheInterpreterIsRefused() {
    SetupDocument document = SetupDocument.parse("# c\nfoo foo.c -lffi\n");

    assertThatThrownBy(() -> CONFIGURED.in(document))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"foo foo.c -lffi\", puts -lffi on the interpreter's link line")
        .hasMessageContaining("*static*");
  }
}
