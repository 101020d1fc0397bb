// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file without section headers reads like the same file with them, as far as loaders see it. */
class WithoutSectionsTest {
  private static final String SOURCE =
      """
      extern int gone(void);
      int data;
      int *pointer = &data;
      static int *local[] = {(int *) &local};
      int f(void) { return gone() + (local[0] != 0); }
      """;

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"-m32 sysv", "-m32 gnu", "-m32 both", "-m64 sysv", "-m64 gnu"})
  void findsTheSymbolsByHashTable(String options) throws IOException {
    String width = options.split(" ")[0];
    Path file =
        Gcc.shared(
            dir.resolve("a.so"),
            SOURCE,
            width,
            "-Wl,--hash-style=" + options.split(" ")[1],
            "-Wl,-soname,a.so");
    ElfImage whole = ElfImage.read(file);
    ElfImage bare = ElfImage.read(withoutSections(file));
    assertThat(bare.sections()).isEmpty();
    assertThat(bare.dynamic()).isEqualTo(whole.dynamic());
    assertThat(bare.dynamicSymbols()).isEqualTo(whole.dynamicSymbols()).hasSizeGreaterThan(3);
    assertThat(bare.relocationTables()).isEmpty();
    assertThat(bare.dynamicRelocations())
        .isEqualTo(whole.dynamicRelocations())
        .extracting(table -> table.section().name())
        .containsExactlyElementsOf(
            width.equals("-m64")
                ? List.of("DT_RELA", "DT_JMPREL")
                : List.of("DT_REL", "DT_JMPREL"));
  }

  @Test
  void findsTheSymbolsOfRelocationsWhereTheHashTableLeadsToNone() throws IOException {
    Path file =
        Gcc.run(
            dir.resolve("a.so"),
            "extern int gone(void); static int f(void){return gone();} static void *p[] = {f, p};"
                + "__attribute__((visibility(\"hidden\"))) void *q = p;",
            List.of("-fPIC", "-shared"),
            "-Wl,--hash-style=gnu");
    ElfImage bare = ElfImage.read(withoutSections(file));
    assertThat(bare.dynamicSymbols()).extracting(Symbol::name).containsExactly("", "gone");
  }

  @Test
  void relocationsByTagAreThoseOfTheAllocatedSections() {
    Path file = Gcc.shared(dir.resolve("a.so"), SOURCE);
    ElfImage image;
    try {
      image = ElfImage.read(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(image.dynamicRelocations().stream().flatMap(List::stream))
        .extracting(Relocation::type, Relocation::symbol, Relocation::offset)
        .containsExactlyElementsOf(
            image.relocations().stream()
                .map(r -> org.assertj.core.groups.Tuple.tuple(r.type(), r.symbol(), r.offset()))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m32", "-m64"})
  void unpacksRelativeRelocations(String width) throws IOException {
    String source = "static int a; static int *p[100] = {&a, &a, 0, &a, [98] = &a}; int **q = p;";
    Path plain = Gcc.shared(dir.resolve("plain.so"), source, width);
    Path packed =
        Gcc.shared(dir.resolve("packed.so"), source, width, "-Wl,-z,pack-relative-relocs");
    PackedRelocations relocations =
        ElfImage.read(withoutSections(packed)).packedRelocations().orElseThrow();
    List<Long> places = new ArrayList<>();
    relocations.forEach(places::add);
    // The packed file's data may start elsewhere; the distances are the same.
    long start = places.get(0) - ElfImage.read(plain).relocations().get(0).offset();
    assertThat(places)
        .hasSize((int) relocations.size())
        .containsExactlyElementsOf(
            ElfImage.read(plain).relocations().stream()
                .filter(r -> r.type().name().endsWith("RELATIVE"))
                .map(r -> r.offset() + start)
                .toList());
    assertThat(ElfImage.read(plain).packedRelocations()).isEmpty();
  }

  private static byte[] withoutSections(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes[4] == 2) {
      out.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0);
    } else {
      out.putInt(32, 0).putShort(48, (short) 0).putShort(50, (short) 0);
    }
    return bytes;
  }
}
