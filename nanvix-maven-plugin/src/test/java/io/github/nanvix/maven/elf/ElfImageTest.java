// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfImageTest {
  private static final String SOURCE =
      """
      extern int needed(void);
      __attribute__((weak)) extern int optional(void);
      __attribute__((visibility("hidden"))) int hidden(void) { return 3; }
      static int local = 7;
      int *pointer = &local;
      int exported(void) { return needed() + (optional ? optional() : 0) + hidden(); }
      """;

  @TempDir static Path dir;
  private static Path file;
  private static ElfImage image;

  @BeforeAll
  static void build() throws IOException {
    Path dependency =
        Gcc.shared(
            dir.resolve("libdep.so"), "int needed(void){return 1;}", "-Wl,-soname,libdep.so");
    file =
        Gcc.shared(
            dir.resolve("libx.so"),
            SOURCE,
            dependency,
            "-Wl,-soname,libx.so",
            "-Wl,--enable-new-dtags,-rpath,/opt/lib");
    image = ElfImage.read(file);
  }

  @Test
  void readsHeaderAndDynamicArray() {
    assertThat(image.elfClass()).isEqualTo(ElfClass.ELF32);
    assertThat(image.data()).isEqualTo(ElfData.LITTLE_ENDIAN);
    assertThat(image.machine()).isEqualTo(ElfMachine.I386);
    assertThat(image.type()).isEqualTo(ElfType.DYN);
    assertThat(image.needed()).containsExactly("libdep.so");
    assertThat(image.dynamic().soname()).hasValue("libx.so");
    assertThat(image.dynamic().runpath()).hasValue("/opt/lib");
    assertThat(image.dynamic().rpath()).isEmpty();
    assertThat(image.dynamic().hasTextRelocations()).isFalse();
    assertThat(image.interpreter()).isEmpty();
  }

  @Test
  void readsDynamicSymbolsAsTheLoaderSeesThem() {
    assertThat(image.dynamicSymbols().stream().filter(Symbol::isUndefined))
        .extracting(Symbol::name, Symbol::isWeak)
        .contains(
            org.assertj.core.groups.Tuple.tuple("needed", false),
            org.assertj.core.groups.Tuple.tuple("optional", true));
    assertThat(image.dynamicSymbols().defines("exported")).isTrue();
    assertThat(image.dynamicSymbols().defines("needed")).isFalse();
    assertThat(image.dynamicSymbols().defines("hidden")).isFalse();
    assertThat(image.dynamicSymbols().defines("export")).isFalse();
    assertThat(image.dynamicSymbols().definition("pointer"))
        .hasValueSatisfying(
            symbol -> {
              assertThat(symbol.type()).isEqualTo(SymbolType.OBJECT);
              assertThat(symbol.size()).isEqualTo(4);
            });
    assertThat(image.staticSymbols().stream().map(Symbol::name)).contains("hidden", "local");
  }

  @Test
  void namesRelocationsWithTheirSectionAndSymbol() {
    assertThat(image.relocations())
        .anySatisfy(
            relocation -> {
              assertThat(relocation.section()).isEqualTo(".rel.plt");
              assertThat(relocation.type().name()).isEqualTo("R_386_JUMP_SLOT");
              assertThat(relocation.symbol()).isEqualTo("needed");
            })
        .anySatisfy(
            relocation -> {
              assertThat(relocation.section()).isEqualTo(".rel.dyn");
              assertThat(relocation.type().name()).isEqualTo("R_386_RELATIVE");
              assertThat(relocation.symbol()).isEmpty();
            });
  }

  @Test
  void agreesWithReadelfOnCounts() {
    String listing = Gcc.tool(List.of("readelf", "-W", "-S", "-l", "--dyn-syms", "-r", "" + file));
    assertThat(listing)
        .contains("There are " + image.sections().size() + " section headers")
        .contains("There are " + image.segments().size() + " program headers")
        .contains("contains " + image.dynamicSymbols().size() + " entries");
    assertThat(image.relocations())
        .hasSize((int) listing.lines().filter(line -> line.contains(" R_386_")).count());
  }

  @Test
  void readsSixtyFourBitFilesOfThisMachine() {
    Path wide = dir.resolve("wide.so");
    Gcc.shared(wide, "extern int a; int *b = &a; int f(void){return a;}", "-m64");
    ElfImage read = readQuietly(wide);
    assertThat(read.elfClass()).isEqualTo(ElfClass.ELF64);
    assertThat(read.machine()).isEqualTo(ElfMachine.X86_64);
    assertThat(read.dynamicSymbols().defines("f")).isTrue();
    assertThat(read.relocations()).extracting(Relocation::symbol).contains("a");
  }

  @Test
  void readsRelocationsOfLittleEndianMips() throws IOException {
    Path wide = Gcc.shared(dir.resolve("mips.so"), "extern int a; int *b = &a;", "-m64");
    byte[] bytes = readBytes(wide);
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort(18, (short) 8);
    for (RelocationTable table : ElfImage.read(wide).relocationTables()) {
      for (int i = 0; i < table.size(); i++) {
        int at = (int) table.section().offset() + i * 24 + 8;
        int type = Integer.reverseBytes(out.getInt(at));
        out.putInt(at, out.getInt(at + 4)).putInt(at + 4, type);
      }
    }
    assertThat(ElfImage.read(bytes).relocations())
        .anySatisfy(
            relocation -> {
              assertThat(relocation.symbol()).isEqualTo("a");
              assertThat(relocation.type()).hasToString("R_MIPS_16");
            });
  }

  @Test
  void keepsNumbersThatItHasNoNameFor() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[18] = (byte) 0xfe;
    bytes[19] = (byte) 0xff;
    assertThat(ElfImage.read(bytes).machine()).hasToString("EM_65534");
  }

  @Test
  void saysWhereAndWhatItExpected() {
    assertThatThrownBy(
            () -> ElfImage.read("#!/bin/sh\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(ElfFormatException.class)
        .hasMessage("At offset 0: expected the ELF magic number 7f 45 4c 46");
    byte[] half = Arrays.copyOf(readBytes(file), 600);
    assertThatThrownBy(() -> ElfImage.read(half))
        .isInstanceOf(ElfFormatException.class)
        .hasMessageContaining("the section headers")
        .hasMessageContaining("600 bytes of the file");
  }

  @Test
  void tellsElfFromOtherFilesByFourBytes() throws IOException {
    Path text = Files.writeString(dir.resolve("text"), "\177EL");
    assertThat(ElfImage.isElf(file)).isTrue();
    assertThat(ElfImage.isElf(text)).isFalse();
  }

  @Test
  void readsTheTablesOnlyOfAHugeFile() throws IOException {
    Path huge = Files.write(dir.resolve("huge.so"), readBytes(file));
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      // Reading as much, even of zeroes, would take hours.
      sparse.setLength(1L << 43);
    }
    ElfImage read =
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(10), () -> ElfImage.read(huge));
    assertThat(read).isEqualTo(image);
  }

  @Test
  void mapsLargeTables() throws IOException {
    // A table of strings of 5 MB, most of them not used.
    byte[] original = readBytes(file);
    byte[] large = Arrays.copyOf(original, original.length + (5 << 20));
    Section strings = image.section(".strtab").orElseThrow();
    System.arraycopy(
        original, (int) strings.offset(), large, original.length, (int) strings.size());
    ByteBuffer headers = ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN);
    int header = headers.getInt(32) + image.sections().indexOf(strings) * 40;
    headers.putInt(header + 16, original.length).putInt(header + 20, 5 << 20);
    assertThat(ElfImage.read(Files.write(dir.resolve("large.so"), large)).staticSymbols())
        .isEqualTo(image.staticSymbols())
        .isNotEmpty();
  }

  @Test
  void readsCountsThatAreTooLargeForTheHeader() throws IOException {
    // 65,300 sections: e_shnum and e_shstrndx overflow into the first section header.
    byte[] original = readBytes(file);
    ByteBuffer large =
        ByteBuffer.wrap(Arrays.copyOf(original, original.length + 65_300 * 40))
            .order(ByteOrder.LITTLE_ENDIAN);
    int from = large.getInt(32);
    int count = image.sections().size();
    large.put(original.length, original, from, count * 40);
    large.putInt(32, original.length).putInt(original.length + 20, 65_300);
    large.putInt(original.length + 24, large.getShort(50));
    large.putShort(48, (short) 0).putShort(50, (short) 0xffff);
    ElfImage read = ElfImage.read(large.array());
    assertThat(read.sections()).hasSize(65_300);
    assertThat(read.sections().subList(1, count)).isEqualTo(image.sections().subList(1, count));
  }

  @Test
  void refusesNamesThatShareBytesToFillMemory() {
    // 4,000 symbols, all named by the same 100,000 bytes: 400 MB of names from a file of 170 kB.
    Stream<ElfImage> read = Stream.of(HostileElf.sharedNames(4_000, 100_000)).map(ElfImage::read);
    assertThatThrownBy(read::toList)
        .isInstanceOf(ElfFormatException.class)
        .hasMessageContaining("names that do not overlap");
  }

  @Test
  void findsOneOfManyDefinitionsOfOneNameAtOnce() {
    // Looking at all of them for each of them would take hours.
    ElfImage read = ElfImage.read(HostileElf.sharedNames(4_000_000, 3));
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(10), () -> assertThat(read.dynamicSymbols().defines("aaa")).isTrue());
    assertThat(read.dynamicSymbols().defines("aab")).isFalse();
  }

  private static ElfImage readQuietly(Path path) {
    return ElfImage.read(readBytes(path));
  }

  private static byte[] readBytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aFileOfDebugInformationHasSegmentsWithoutBytes() throws IOException {
    Path debug = dir.resolve("x.debug");
    Path whole = Gcc.shared(dir.resolve("libg.so"), "int g(void) { return 1; }", "-g");
    Gcc.tool(List.of("objcopy", "--only-keep-debug", whole.toString(), debug.toString()));

    ElfImage read = ElfImage.read(debug);

    assertThat(read.section(".debug_info")).isPresent();
    assertThat(read.segments(SegmentType.LOAD)).allMatch(segment -> segment.fileSize() < 4096);
  }

  @Test
  void aNullSectionMayHoldAnything() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int comment = buffer.getInt(32) + 40 * (Short.toUnsignedInt(buffer.getShort(48)) - 4);
    buffer.putInt(comment + 4, 0).putInt(comment + 16, 0x7fffffff);

    assertThat(ElfImage.read(bytes).sections()).hasSameSizeAs(image.sections());
  }
}
