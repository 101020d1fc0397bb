// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nanvix's loaders of 64-bit guests. The libraries are made by the machine's compiler for x86-64;
 * for AArch64 their header and the numbers of their relocations are rewritten, which is all that a
 * plan looks at.
 */
class WideLoaderTest {
  private static final String X86_64 = "nanvix-2026-11-x86_64";
  private static final String AARCH64 = "nanvix-2026-11-aarch64";
  private static final String MODULE = "lib/m.so";
  private static final int MACHINE = 18;
  private static final int EM_AARCH64 = 183;
  private static final int SHT_RELA = 4;
  private static final int RELA = 24;

  // psABI of x86-64 -> of AArch64: 64, GLOB_DAT, JUMP_SLOT, RELATIVE.
  private static final Map<Long, Long> AS_AARCH64 =
      Map.of(1L, 257L, 6L, 1025L, 7L, 1026L, 8L, 1027L);

  @TempDir private Path directory;
  private Image image = new Image(Path.of(""));

  @BeforeEach
  void layOut() throws IOException {
    image = new Image(directory);
    Gcc.executable(
        image.file(Image.EXECUTABLE.text()),
        "int exported; int who(void) { return 1; } int _start(void) { return 0; }",
        "-m64");
    image.shared("lib/libwho.so", "int who(void) { return 2; }", List.of(), "-m64");
    image.shared(
        MODULE,
        "extern int exported; int who(void); static int own; int *data = &exported; int *local ="
            + " &own; int m(void) { return who() + exported + *local; }",
        List.of("lib/libwho.so"),
        "-m64",
        "-Wl,-z,lazy");
  }

  @Test
  void aLibraryWithEachOfTheTypesLoadsOnX8664() {
    LoadPlan plan = image.plan(X86_64, MODULE);

    assertThat(plan.failures()).isEmpty();
    assertThat(plan.loads()).isTrue();
    assertThat(Image.files(plan)).containsExactly("m.so", "libwho.so");
    assertThat(Image.providers(plan, "who")).containsExactly("libwho.so", "program.elf");
    assertThat(Image.providers(plan, "exported")).containsExactly("program.elf");
  }

  /** NONE, PC32, COPY, TPOFF64, IRELATIVE, and numbers that mean nothing. */
  @ParameterizedTest
  @CsvSource({
    "0, relocation-type",
    "2, relocation-type",
    "5, relocation-type",
    "18, relocation-type",
    "37, relocation-type",
    "200, relocation-number",
  })
  void anyOtherTypeIsRefusedOnX8664(long type, String kind) throws IOException {
    relocations(MODULE, old -> old == 6 ? type : old);

    assertThat(Image.kinds(image.plan(X86_64, MODULE))).containsOnly(kind);
  }

  @Test
  void aLibraryOfAnotherClassIsRefused() {
    image.shared(MODULE, "int m(void) { return 1; }", List.of());

    assertThat(Image.kinds(image.plan(X86_64, MODULE))).containsOnly("machine");
    assertThat(Image.kinds(image.plan("nanvix-2026-11", "lib/libwho.so"))).containsOnly("machine");
  }

  @Test
  void aRelativeRelocationWithASymbolIsRefused() throws IOException {
    relocations(MODULE, old -> old == 6 ? 8 : old);

    assertThat(Image.kinds(image.plan(X86_64, MODULE))).containsOnly("relative-relocation");
    assertThat(image.plan(X86_64, MODULE).failures().get(0).message(LoaderProfile.named(X86_64)))
        .contains("invalid R_X86_64_RELATIVE relocation");
  }

  @Test
  void aLibraryWithEachOfTheTypesLoadsOnAarch64() throws IOException {
    asAarch64();

    LoadPlan plan = image.plan(AARCH64, MODULE);
    assertThat(plan.failures()).isEmpty();
    assertThat(Image.providers(plan, "who")).containsExactly("libwho.so", "program.elf");
    assertThat(Image.kinds(image.plan(X86_64, MODULE))).containsOnly("machine");
  }

  /** NONE is tolerated, PREL64 applied. */
  @ParameterizedTest
  @ValueSource(longs = {0, 260})
  void noneAndPrel64LoadOnAarch64(long type) throws IOException {
    asAarch64();
    relocations(MODULE, old -> old == 1025 ? type : old);

    assertThat(image.plan(AARCH64, MODULE).failures()).isEmpty();
  }

  /** ABS32, PREL32, COPY, TLS_TPREL, TLSDESC, IRELATIVE, and a number that means nothing. */
  @ParameterizedTest
  @CsvSource({
    "258, relocation-type",
    "261, relocation-type",
    "1024, relocation-type",
    "1030, relocation-type",
    "1031, relocation-type",
    "1032, relocation-type",
    "5000, relocation-number",
  })
  void anyOtherTypeIsRefusedOnAarch64(long type, String kind) throws IOException {
    asAarch64();
    relocations(MODULE, old -> old == 1025 ? type : old);

    assertThat(Image.kinds(image.plan(AARCH64, MODULE))).containsOnly(kind);
  }

  private void asAarch64() throws IOException {
    for (String path : List.of(Image.EXECUTABLE.text(), "lib/libwho.so", MODULE)) {
      relocations(path, old -> AS_AARCH64.getOrDefault(old, old));
      ByteBuffer bytes = read(path);
      bytes.putShort(MACHINE, (short) EM_AARCH64);
      write(path, bytes);
    }
  }

  /** Gives the relocations of a file other types. */
  private void relocations(String path, LongUnaryOperator type) throws IOException {
    ByteBuffer bytes = read(path);
    int sections = (int) bytes.getLong(40);
    for (int i = 0; i < bytes.getShort(60); i++) {
      int header = sections + i * bytes.getShort(58);
      if (bytes.getInt(header + 4) == SHT_RELA) {
        int from = (int) bytes.getLong(header + 24);
        for (int at = from; at < from + bytes.getLong(header + 32); at += RELA) {
          long info = bytes.getLong(at + 8);
          long symbol = info >>> 32 << 32;
          bytes.putLong(at + 8, symbol | type.applyAsLong(info & 0xffffffffL));
        }
      }
    }
    write(path, bytes);
  }

  private void write(String path, ByteBuffer bytes) throws IOException {
    byte[] content = new byte[bytes.capacity()];
    bytes.get(0, content);
    Files.write(image.file(path), content);
  }

  private ByteBuffer read(String path) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(image.file(path))).order(ByteOrder.LITTLE_ENDIAN);
  }
}
