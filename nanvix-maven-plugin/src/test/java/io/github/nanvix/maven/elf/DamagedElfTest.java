// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, reading gives an image or an {@link ElfFormatException}. */
class DamagedElfTest {
  private static final String SOURCE =
      "extern int gone(void); int x; int *p = &x; int f(void){return gone();}";

  @TempDir static Path dir;
  private static byte[] narrow;
  private static byte[] wide;
  private static byte[] archive;

  @BeforeAll
  static void build() throws IOException {
    narrow = Files.readAllBytes(Gcc.shared(dir.resolve("a.so"), SOURCE, "-Wl,-soname,a.so"));
    wide = Files.readAllBytes(Gcc.shared(dir.resolve("b.so"), SOURCE, "-m64"));
    Path object = Gcc.run(dir.resolve("a_long_member_name.o"), SOURCE, java.util.List.of("-c"));
    Path library = dir.resolve("a.a");
    Gcc.tool(java.util.List.of("ar", "rcs", library.toString(), object.toString()));
    archive = Files.readAllBytes(library);
  }

  @Test
  void survivesEveryTruncation() {
    for (int length = 0; length < narrow.length; length += length < 2048 ? 1 : 37) {
      useAll(Arrays.copyOf(narrow, length));
    }
  }

  @Test
  void survivesChangedBytes() {
    Random random = new Random(20_260_717);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(10),
        () -> {
          for (int round = 0; round < 6_000; round++) {
            useAll(mutated(round % 2 == 0 ? narrow : wide, random));
          }
        });
  }

  @Test
  void survivesChangedArchives() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = mutated(archive, random);
      try {
        ArArchive.read(bytes).members().forEach(member -> useAll(member.bytes()));
      } catch (ElfFormatException expected) {
        assertThat(expected.expectation()).isNotEmpty();
      }
    }
  }

  @Test
  void readsTheUndamagedFiles() {
    assertThatCode(() -> ElfImage.read(narrow)).doesNotThrowAnyException();
    assertThatCode(() -> ElfImage.read(wide)).doesNotThrowAnyException();
    assertThat(ArArchive.read(archive).members()).hasSize(1);
  }

  /** Half of the changes hit the headers, where they do the most harm. */
  private static byte[] mutated(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      int area =
          switch (random.nextInt(3)) {
            case 0 -> Math.min(bytes.length, 400);
            case 1 -> -1000;
            default -> bytes.length;
          };
      int at = area > 0 ? random.nextInt(area) : bytes.length - 1 - random.nextInt(-area);
      byte[] values = {0, 1, -1, 127, -128, (byte) random.nextInt()};
      bytes[Math.max(0, at)] = values[random.nextInt(values.length)];
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static void useAll(byte[] bytes) {
    try {
      ElfImage image = ElfImage.read(bytes);
      image.dynamicSymbols().forEach(symbol -> assertThat(symbol.binding()).isNotNull());
      image.dynamicSymbols().defines("gone");
      image.staticSymbols().forEach(symbol -> assertThat(symbol.type().toString()).isNotEmpty());
      image.relocations().forEach(relocation -> assertThat(relocation.type().name()).isNotEmpty());
    } catch (ElfFormatException expected) {
      assertThat(expected.expectation()).isNotEmpty();
    }
  }
}
