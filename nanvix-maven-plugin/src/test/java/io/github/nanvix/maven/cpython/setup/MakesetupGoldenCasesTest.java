// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.nanvix.maven.cpython.makesetup.SetupModule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the makesetup of CPython 3.13.5 was seen to do with small files. */
class MakesetupGoldenCasesTest {

  static Stream<Arguments> builtModules() {
    return Stream.of(
        argumentSet(
            "no flag at all: both defaults",
            "_ctypes _ctypes/_ctypes.c\n",
            "STATIC _ctypes [_ctypes/_ctypes.c] [$(MODULE__CTYPES_CFLAGS)]"
                + " [$(MODULE__CTYPES_LDFLAGS)]"),
        argumentSet(
            "one flag loses both defaults",
            "*shared*\n_ctypes _ctypes/_ctypes.c -lffi\n",
            "SHARED _ctypes [_ctypes/_ctypes.c] [] [-lffi]"),
        argumentSet("= makes it a definition", "*shared*\n_ctypes a.c -DFOO=1 -lffi\n", ""),
        argumentSet(
            "comment glued",
            "foo foo.c#c -lx # t\n",
            "STATIC foo [foo.c] [$(MODULE_FOO_CFLAGS)] [$(MODULE_FOO_LDFLAGS)]"),
        argumentSet("comment in a flag", "bar bar.c -DA#B\n", "STATIC bar [bar.c] [-DA] []"),
        argumentSet(
            "comment after a backslash", "foo foo.c \\ # c\n -lx\n", "STATIC foo [foo.c] [] [-lx]"),
        argumentSet(
            "blank line within a continuation swallows the next rule",
            "foo foo.c \\\n\nbar bar.c\n",
            "STATIC foo [foo.c, bar.c] [$(MODULE_FOO BAR_CFLAGS)] [$(MODULE_FOO BAR_LDFLAGS)]"
                + "\nSTATIC bar [foo.c, bar.c] [$(MODULE_FOO BAR_CFLAGS)] [$(MODULE_FOO BAR_LDFLAGS)]"),
        argumentSet(
            "first rule wins",
            "*disabled*\nfoo\n*shared*\nfoo foo.c\n",
            "DISABLED foo [] [$(MODULE_FOO_CFLAGS)] [$(MODULE_FOO_LDFLAGS)]"),
        argumentSet(
            "flags for the compiler land in the link",
            "foo foo.c -fPIC -Wall -Wl,-z,now -O2\n",
            "STATIC foo [foo.c] [-fPIC] [-Wall, -Wl,-z,now, -O2]"),
        argumentSet(
            "a shell call becomes a module and a library",
            "foo foo.c $(shell echo -lffi)\n",
            "STATIC foo [foo.c] [$(shell] [$(shell, -lffi)]"
                + "\nSTATIC echo [foo.c] [$(shell] [$(shell, -lffi)]"),
        argumentSet(
            "leading blank",
            " *shared*\nfoo a.c\n",
            "SHARED foo [a.c] [$(MODULE_FOO_CFLAGS)] [$(MODULE_FOO_LDFLAGS)]"),
        argumentSet("flags alone", "-lfoo\n", ""),
        argumentSet(
            "no identifier",
            "foo-bar foo.c\n",
            "STATIC foo-bar [foo.c] [$(MODULE_FOO-BAR_CFLAGS)] [$(MODULE_FOO-BAR_LDFLAGS)]"),
        argumentSet(
            "object files lose their directory", "foo d/x.o /y.o\n", "STATIC foo [x.c] [] [/y.o]"),
        argumentSet(
            "prefixes take the next word",
            "foo a.c -Xlinker -rpath -Xlinker bar -Xcompiler -g -u sym -framework Foo\n",
            "STATIC foo [a.c] [-g] [-Xlinker, -rpath, -Xlinker, bar, -u, sym, -framework, Foo]"),
        argumentSet(
            "variables",
            "foo a.c $(A_CFLAGS) $(A_INCLUDES) $(A_LIBS) $(A_LDFLAGS) $(A_RPATH) $(A)\n",
            "STATIC foo [a.c] [$(A_CFLAGS), $(A_INCLUDES), $(A)]"
                + " [$(A_LIBS), $(A_LDFLAGS), $(A_RPATH), $(A)]"),
        argumentSet(
            "escapes are eaten", "foo a.c -DQ\\\"x\\\"\n", "STATIC foo [a.c] [-DQ\"x\"] []"),
        argumentSet(
            "the name comes last",
            "a.c foo\n",
            "STATIC foo [a.c] [$(MODULE_FOO_CFLAGS)] [$(MODULE_FOO_LDFLAGS)]"),
        argumentSet("no newline at the end", "*shared*\nfoo foo.c", ""));
  }

  @ParameterizedTest
  @MethodSource
  void builtModules(String text, String expected) {
    assertThat(SetupDocument.parse(text).modules())
        .extracting(MakesetupGoldenCasesTest::shown)
        .isEqualTo(expected.lines().toList());
  }

  private static String shown(SetupModule module) {
    return "%s %s %s %s %s"
        .formatted(
            module.linkage(), module.name(), module.sources(), module.compile(), module.link());
  }

  static Stream<Arguments> badWords() {
    return Stream.of(
        argumentSet("-pthread", "foo foo.c -fPIC -O2 -pthread\n", "-pthread"),
        argumentSet("-g", "foo foo.c -g\n", "-g"),
        argumentSet("-std", "foo foo.c -std\n", "-std"),
        argumentSet("-include", "foo foo.c -include\n", "-include"),
        argumentSet("quotes", "foo foo.c '-DX'\n", "'-DX'"),
        argumentSet("leading digit", "2foo foo.c\n", "2foo"),
        argumentSet("dotted name", "pkg.mod foo.c\n", "pkg.mod"),
        argumentSet("Objective-C++", "foo a.mm\n", "a.mm"),
        argumentSet("assembler", "foo foo.S\n", "foo.S"),
        argumentSet("versioned library by path", "foo foo.c /l/libffi.so.8\n", "/l/libffi.so.8"),
        argumentSet("marker with a word after it", "*static* x\n", "*static*"),
        argumentSet("CRLF", "*shared*\r\nfoo foo.c\r\n", "*shared*\r"));
  }

  @ParameterizedTest
  @MethodSource
  void badWords(String text, String word) {
    assertThat(SetupDocument.parse(text).interpretation().refused())
        .hasValueSatisfying(refused -> assertThat(refused.word()).isEqualTo(word));
  }

  static Stream<Arguments> definitions() {
    return Stream.of(
        argumentSet(
            "reversed, so that the first wins",
            "A=1\nA=2\nB:=3\ninclude f.mk\n",
            List.of("include f.mk", "B:=3", "A=2", "A=1")),
        argumentSet("escapes are eaten once", "FOO=a\\\\xb\n", List.of("FOO=a\\xb")),
        argumentSet("dash's echo eats more", "FOO=a\\\\tb\n", List.of("FOO=a\tb")),
        argumentSet("a rule with =", "foo foo.c -DFOO=1 -lx\n", List.of("foo foo.c -DFOO=1 -lx")),
        argumentSet(
            "a target's own variable",
            "$(BUILDPYTHON): private PY_CORE_LDFLAGS += -pie\n",
            List.of("$(BUILDPYTHON): private PY_CORE_LDFLAGS += -pie")));
  }

  @ParameterizedTest
  @MethodSource
  void definitions(String text, List<String> expected) {
    assertThat(SetupDocument.parse(text).interpretation().definitions()).isEqualTo(expected);
  }
}
