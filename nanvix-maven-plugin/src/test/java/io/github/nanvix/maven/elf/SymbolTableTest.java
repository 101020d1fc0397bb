// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told without making a symbol is what the symbol tells. */
class SymbolTableTest {
  private static final String PLAIN =
      """
      extern int needed(void);
      __attribute__((weak)) extern int optional(void);
      __attribute__((visibility("hidden"))) int hidden(void) { return 3; }
      __attribute__((visibility("protected"))) int guarded(void) { return 4; }
      static int local = 7;
      int *pointer = &local;
      int exported(void) { return needed() + (optional ? optional() : 0) + hidden(); }
      """;

  private static final String RARE =
      """
      __thread int perThread;
      static int chosen(void) { return 1; }
      static void *choose(void) { return (void *) chosen; }
      int chosenAtLoad(void) __attribute__((ifunc("choose")));
      __asm__(".globl absolute\\n.set absolute, 42\\n"
              ".globl only\\n.type only, @gnu_unique_object\\n.data\\nonly: .long 1\\n.text\\n");
      """;

  @TempDir Path dir;

  @Test
  void oneEntryTellsWhatItsSymbolTells() throws IOException {
    for (String source : List.of(PLAIN, RARE)) {
      ElfImage image = image(source);
      for (SymbolTable table : List.of(image.dynamicSymbols(), image.staticSymbols())) {
        assertThat(table.size()).isGreaterThan(1);
        for (int i = 1; i < table.size(); i++) {
          Symbol symbol = table.get(i);
          assertThat(table.isDefined(i)).as(symbol.name()).isEqualTo(symbol.isDefined());
          assertThat(table.isUndefined(i)).as(symbol.name()).isEqualTo(symbol.isUndefined());
          assertThat(table.isExported(i)).as(symbol.name()).isEqualTo(symbol.isExported());
          assertThat(table.binding(i)).isEqualTo(symbol.binding());
        }
      }
    }
    SymbolTable plain = image(PLAIN).dynamicSymbols();
    assertThat(plain.exportsAnything()).isTrue();
    assertThat(plain.stream().filter(Symbol::isExported))
        .extracting(Symbol::name)
        .contains("exported", "guarded", "pointer");
    assertThat(image("extern int x; int *f(void) { return &x; }", "-fvisibility=hidden"))
        .extracting(image -> image.dynamicSymbols().exportsAnything())
        .isEqualTo(false);
  }

  @Test
  void aPrefixIsFoundAtTheBeginningOfANameOnly() throws IOException {
    SymbolTable table = image("int prefix_one; int no_prefix_; int pre;").dynamicSymbols();
    for (int i = 1; i < table.size(); i++) {
      assertThat(table.startsWith(i, "prefix_")).isEqualTo(table.name(i).startsWith("prefix_"));
      assertThat(table.startsWith(i, "")).isTrue();
    }
    assertThat(table.stream().map(Symbol::name)).contains("prefix_one", "no_prefix_", "pre");
  }

  @Test
  void rareKindsAreFoundWhereTheyAre() throws IOException {
    SymbolKinds plain = image(PLAIN).dynamicSymbols().kinds();
    assertThat(plain.hasType(SymbolType.FUNC)).isTrue();
    assertThat(plain.hasType(SymbolType.OBJECT)).isTrue();
    assertThat(plain.hasBinding(SymbolBinding.GLOBAL)).isTrue();
    assertThat(plain.hasBinding(SymbolBinding.WEAK)).isTrue();
    assertThat(plain.hasType(SymbolType.TLS)).isFalse();
    assertThat(plain.hasType(SymbolType.GNU_IFUNC)).isFalse();
    assertThat(plain.hasBinding(SymbolBinding.GNU_UNIQUE)).isFalse();
    assertThat(plain.hasAbsolute()).isFalse();

    SymbolKinds rare = image(RARE).dynamicSymbols().kinds();
    assertThat(rare.hasType(SymbolType.TLS)).isTrue();
    assertThat(rare.hasType(SymbolType.GNU_IFUNC)).isTrue();
    assertThat(rare.hasBinding(SymbolBinding.GNU_UNIQUE)).isTrue();
    assertThat(rare.hasAbsolute()).isTrue();

    assertThat(SymbolTable.empty().kinds().hasType(SymbolType.NOTYPE)).isFalse();
  }

  private ElfImage image(String source, Object... options) throws IOException {
    return ElfImage.read(Gcc.shared(dir.resolve("lib.so"), source, options));
  }
}
