package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
