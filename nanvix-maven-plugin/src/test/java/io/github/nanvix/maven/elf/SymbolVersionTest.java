// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolVersionTest {
  private static final String SOURCE =
      """
      __asm__(".symver old, twice@V1");
      __asm__(".symver new, twice@@V2");
      int old(void) { return 1; }
      int new(void) { return 2; }
      int once(void) { return 3; }
      """;

  @TempDir static Path dir;
  private static ElfImage library;
  private static ElfImage user;

  @BeforeAll
  static void build() throws IOException {
    Path script = dir.resolve("versions");
    Files.writeString(script, "V1 { global: once; twice; local: *; };\nV2 { } V1;\n");
    Path defines =
        Gcc.shared(
            dir.resolve("liby.so"),
            SOURCE,
            "-Wl,-soname,liby.so",
            "-Wl,--version-script=" + script);
    library = ElfImage.read(defines);
    user =
        ElfImage.read(
            Gcc.shared(
                dir.resolve("user.so"),
                "extern int twice(void), gone(void); int f(void){return twice() + gone();}",
                defines));
  }

  @Test
  void namesTheVersionsThatAreDefined() {
    assertThat(library.dynamic().verdef()).containsExactly("liby.so", "V1", "V2");
    assertThat(library.dynamic().verneed()).isEmpty();
    assertThat(library.dynamicSymbols().definitions("twice"))
        .extracting(Symbol::versionedName)
        .containsExactlyInAnyOrder("twice@V1", "twice@@V2");
    assertThat(library.dynamicSymbols().definition("once"))
        .hasValueSatisfying(
            once -> {
              assertThat(once.version()).hasValue("V1");
              assertThat(once.isDefaultVersion()).isTrue();
            });
  }

  @Test
  void namesTheVersionsThatAreNeeded() {
    assertThat(user.dynamic().verneed())
        .singleElement()
        .satisfies(
            needed -> {
              assertThat(needed.file()).isEqualTo("liby.so");
              assertThat(needed.versions()).containsExactly("V2");
            });
    assertThat(user.dynamicSymbols().stream().filter(Symbol::isUndefined))
        .extracting(Symbol::versionedName)
        .containsExactlyInAnyOrder("twice@V2", "gone");
    assertThat(user.dynamicSymbols().definition("f").orElseThrow().version()).isEmpty();
  }

  @Test
  void aReferenceKeepsItsVersionThoughItIsCalledLikeIt() throws IOException {
    Path script = Files.writeString(dir.resolve("near"), "fop { global: foo; };");
    Path defines =
        Gcc.shared(
            dir.resolve("libfoo.so"),
            "int foo(void) { return 1; }",
            "-Wl,-soname,libfoo.so,--version-script=" + script);
    Path asks =
        Gcc.shared(dir.resolve("asks.so"), "int foo(void); int g(void) { return foo(); }", defines);
    // GNU ld makes no symbol of a version's name; others do.
    String bytes = Files.readString(asks, StandardCharsets.ISO_8859_1);
    byte[] patched = bytes.replace("\0fop\0", "\0foo\0").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(ElfImage.read(patched).dynamicSymbols().stream().filter(Symbol::isUndefined))
        .extracting(Symbol::versionedName)
        .containsExactly("foo@foo");
    assertThat(ElfImage.read(defines).dynamicSymbols().stream().filter(Symbol::isAbsolute))
        .extracting(Symbol::versionedName)
        .containsExactly("fop");
  }
}
