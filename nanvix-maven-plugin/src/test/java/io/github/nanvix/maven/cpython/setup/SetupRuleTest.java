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

class SetupRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-DX=1              | contains \"=\"",
        "-Wl,-soname=x      | contains \"=\"",
        "-pthread           | bad word",
        "-g                 | bad word",
        "a.mm               | bad word",
        "/l/libffi.so.8     | bad word",
        "'-DX'              | bad word",
        "ffi                | name of another module",
        "x.o                | is an object",
        "$(srcdir)/y.c      | whose object makesetup cannot place",
        "-x.c               | whose object makesetup cannot place",
        "-O2                | passes it to the link only",
        "-Wall              | passes it to the link only",
        "-DA#B              | takes for a comment",
        "-DA\\\"b\\\"       | eats",
        "*.c                | expands",
        "a b                | a blank",
        "-Xlinker           | needs a word after it"
      })
  void aWordThatMakesetupWouldMisreadIsRefused(String word, String reason) {
    assertThatThrownBy(() -> new SetupRule("foo", List.of("foo.c", word)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("module \"foo\"")
        .hasMessageContaining("the word \"" + word + "\" ")
        .hasMessageContaining(reason);
  }

  @Test
  void aVersionedLibraryIsPointedToItsOtherForm() {
    assertThatThrownBy(() -> new SetupRule("foo", List.of("foo.c", "/l/libffi.so.8")))
        .hasMessageEndingWith("Use -l:libffi.so.8 with -L.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-lffi", "-l:libffi.so.8", "-Wl,-z,now", "/l/libffi.so", "-fPIC", "$(X)"})
  void aWordThatMakesetupTakesForWhatItIsStands(String word) {
    assertThat(new SetupRule("foo", List.of("foo.c", word)).line()).isEqualTo("foo foo.c " + word);
  }

  @Test
  void aPrefixSendsAnyWordWhereItBelongs() {
    SetupRule rule = new SetupRule("foo", List.of("foo.c", "-Xcompiler", "-g", "-Xlinker", "-x"));

    assertThat(rule.tokens().compile()).containsExactly("-g");
    assertThat(rule.tokens().link()).containsExactly("-Xlinker", "-x");
  }

  @Test
  void anEqualsSignIsRefusedBehindAPrefixToo() {
    assertThatThrownBy(() -> new SetupRule("foo", List.of("foo.c", "-Xlinker", "-rpath=x")))
        .hasMessageContaining("\"-rpath=x\" contains \"=\"");
  }

  @Test
  void aRuleWithoutSourceIsRefused() {
    assertThatThrownBy(() -> new SetupRule("foo", List.of("-lffi")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("no source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo-bar", "pkg.mod", "2foo", "", "a b"})
  void aNameThatIsNoIdentifierIsRefused(String module) {
    assertThatThrownBy(() -> new SetupRule(module, List.of("foo.c")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("not a C identifier");
  }
}
