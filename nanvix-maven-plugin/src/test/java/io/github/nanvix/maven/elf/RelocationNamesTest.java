// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of relocation types, held against those of other programs. */
class RelocationNamesTest {
  private static final int EM_AARCH64 = 183;

  /** What binutils have otherwise than the psABI, or beyond it. */
  private static final Set<String> OF_BINUTILS =
      Set.of(
          "R_386_USED_BY_INTEL_200",
          "R_ARM_ALU_PCREL7_0",
          "R_ARM_ALU_PCREL15_8",
          "R_ARM_ALU_PCREL23_15",
          "R_ARM_LDR_SBREL_11_0",
          "R_ARM_ALU_SBREL_19_12",
          "R_ARM_ALU_SBREL_27_20",
          "R_ARM_THM_TLS_DESCSEQ",
          "R_ARM_THM_ALU_ABS_G3_NC",
          "R_390_GOTOFF32",
          "R_AARCH64_NULL",
          "R_AARCH64_P32_TLSDESC_LD32_LO12_NC",
          "R_AARCH64_P32_TLSDESC_ADD_LO12_NC");

  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource({
    "3, 8, R_386_RELATIVE",
    "3, 43, R_386_GOT32X",
    "3, 12, R_386_12",
    "62, 7, R_X86_64_JUMP_SLOT",
    "62, 42, R_X86_64_REX_GOTPCRELX",
    "62, 4711, R_X86_64_4711",
    "183, 0, R_AARCH64_NONE",
    "183, 1027, R_AARCH64_RELATIVE",
    "183, 180, R_AARCH64_P32_COPY",
    "40, 23, R_ARM_RELATIVE",
    "40, 160, R_ARM_IRELATIVE",
    "243, 3, R_RISCV_RELATIVE",
    "243, 58, R_RISCV_IRELATIVE",
    "20, 21, R_PPC_JMP_SLOT",
    "21, 22, R_PPC64_RELATIVE",
    "22, 12, R_390_RELATIVE",
    "8, 127, R_MIPS_JUMP_SLOT",
    "8, 174, R_MICROMIPS_PC21_S1",
    "258, 3, R_LARCH_RELATIVE",
    "43, 22, EM_43 relocation 22",
    "3, -1, R_386_4294967295"
  })
  void aTypeHasTheNameOfItsMachinesPsAbi(int machine, int number, String name) {
    assertThat(new RelocationType(new ElfMachine(machine), number)).hasToString(name);
  }

  /** Three types that are applied one after the other are one number of a 64-bit file. */
  @ParameterizedTest
  @CsvSource({
    "0x1203, R_MIPS_REL32/R_MIPS_64/R_MIPS_NONE",
    "0x051807, R_MIPS_GPREL16/R_MIPS_SUB/R_MIPS_HI16"
  })
  void threeTypesOfMipsAreNamed(String number, String name) {
    assertThat(new RelocationType(new ElfMachine(8), Integer.decode(number))).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 62, 40, EM_AARCH64, 243, 20, 21, 22, 8, 258})
  void readelfNamesThemAlike(int machine) throws IOException {
    boolean isWide = List.of(62, EM_AARCH64, 243, 21, 22, 258).contains(machine);
    int count = isWide ? 1100 : 256;
    Path file = Files.write(dir.resolve("all.o"), withTypesUpTo(count, machine, isWide));
    List<String> named = new ArrayList<>();

    for (RelocationTable table : ElfImage.read(file).relocationTables()) {
      for (int i = 0; i < table.size(); i++) {
        named.add(table.type(i).name());
      }
    }

    List<String> differences = new ArrayList<>();
    List<String> theirs = byReadelf(file);
    assertThat(named).hasSameSizeAs(theirs).hasSize(count);
    for (int i = 0; i < count; i++) {
      String their = theirs.get(i);
      boolean isName = their.startsWith("R_") && !OF_BINUTILS.contains(their);
      // A column of its own makes readelf cut what is long.
      if (isName && !named.get(i).startsWith(their)) {
        differences.add(i + ": " + named.get(i) + ", readelf: " + their);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(theirs).filteredOn(name -> name.startsWith("R_")).hasSizeGreaterThan(40);
  }

  @Test
  void theCLibraryHasTheSameNumbers() throws IOException {
    Path header = Path.of("/usr/include/elf.h");
    assumeTrue(Files.exists(header), "this machine has no C library to compile with");
    Pattern define =
        Pattern.compile(
            "#define\\s+(R_(386|X86_64|ARM|AARCH64|RISCV|PPC|PPC64|390|MIPS)_\\w+)\\s+(\\d+).*");
    List<String> differences = new ArrayList<>();
    int same = 0;
    for (String line : Files.readAllLines(header, StandardCharsets.ISO_8859_1)) {
      Matcher matcher = define.matcher(line);
      if (matcher.matches()) {
        ElfMachine machine = new ElfMachine(machine(matcher.group(2)));
        int number = Integer.parseInt(matcher.group(3));
        int ours = number(machine, matcher.group(1));
        if (ours == number) {
          same++;
        } else if (ours >= 0) {
          differences.add(matcher.group(1) + " is " + ours + ", not " + number);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(same).isGreaterThan(500);
  }

  private static int number(ElfMachine machine, String name) {
    for (int number = 0; number < 1100; number++) {
      if (new RelocationType(machine, number).name().equals(name)) {
        return number;
      }
    }
    return -1;
  }

  private static int machine(String prefix) {
    return switch (prefix) {
      case "386" -> 3;
      case "X86_64" -> 62;
      case "ARM" -> 40;
      case "AARCH64" -> EM_AARCH64;
      case "RISCV" -> 243;
      case "PPC" -> 20;
      case "PPC64" -> 21;
      case "390" -> 22;
      default -> 8;
    };
  }

  /** The third column, which begins after two numbers. */
  private static List<String> byReadelf(Path file) {
    Pattern entry = Pattern.compile("[0-9a-f]{8,16} +[0-9a-f]{8,16} +(\\S+).*");
    return Gcc.tool(List.of("readelf", "-rW", file.toString()))
        .lines()
        .map(entry::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  /** A relocatable object with one section of relocations, of each type one. */
  private static byte[] withTypesUpTo(int count, int machine, boolean isWide) {
    int header = isWide ? 64 : 52;
    int sectionHeader = isWide ? 64 : 40;
    int entry = isWide ? 24 : 12;
    byte[] names = "\0.rela\0.shstrtab\0".getBytes(StandardCharsets.US_ASCII);
    int namesAt = header + count * entry;
    int sectionsAt = namesAt + names.length;
    ByteBuffer out =
        ByteBuffer.allocate(sectionsAt + 3 * sectionHeader).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (isWide ? 2 : 1), 1, 1}).position(16);
    out.putShort((short) 1).putShort((short) machine).putInt(1);
    word(word(word(out, isWide, 0), isWide, 0), isWide, sectionsAt).putInt(0);
    for (int half : new int[] {header, 0, 0, sectionHeader, 3, 2}) {
      out.putShort((short) half);
    }
    for (int type = 0; type < count; type++) {
      word(word(word(out, isWide, 0), isWide, type), isWide, 0);
    }
    out.put(names).position(sectionsAt + sectionHeader);
    section(out, isWide, 1, 4, header, count * entry, entry);
    section(out, isWide, 7, 3, namesAt, names.length, 0);
    return out.array();
  }

  private static void section(
      ByteBuffer out, boolean isWide, int name, int type, int at, int size, int entry) {
    out.putInt(name).putInt(type);
    word(word(word(word(out, isWide, 0), isWide, 0), isWide, at), isWide, size);
    out.putInt(0).putInt(0);
    word(word(out, isWide, 1), isWide, entry);
  }

  private static ByteBuffer word(ByteBuffer out, boolean isWide, int value) {
    return isWide ? out.putLong(value) : out.putInt(value);
  }
}
