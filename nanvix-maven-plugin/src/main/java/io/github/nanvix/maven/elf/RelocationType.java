package io.github.nanvix.maven.elf;

import java.util.List;
import java.util.Map;

/**
 * A relocation's kind, whose meaning depends on the machine (for i386 the System V psABI, table
 * 4-9, and its TLS supplement).
 *
 * @param machine the processor that gives the number its meaning
 * @param number any value of the field, known or not
 */
public record RelocationType(ElfMachine machine, int number) {
  private static final Map<Integer, String> I386 =
      Map.ofEntries(
          Map.entry(0, "NONE"),
          Map.entry(1, "32"),
          Map.entry(2, "PC32"),
          Map.entry(3, "GOT32"),
          Map.entry(4, "PLT32"),
          Map.entry(5, "COPY"),
          Map.entry(6, "GLOB_DAT"),
          Map.entry(7, "JMP_SLOT"),
          Map.entry(8, "RELATIVE"),
          Map.entry(9, "GOTOFF"),
          Map.entry(10, "GOTPC"),
          Map.entry(11, "32PLT"),
          Map.entry(14, "TLS_TPOFF"),
          Map.entry(15, "TLS_IE"),
          Map.entry(16, "TLS_GOTIE"),
          Map.entry(17, "TLS_LE"),
          Map.entry(18, "TLS_GD"),
          Map.entry(19, "TLS_LDM"),
          Map.entry(20, "16"),
          Map.entry(21, "PC16"),
          Map.entry(22, "8"),
          Map.entry(23, "PC8"),
          Map.entry(24, "TLS_GD_32"),
          Map.entry(25, "TLS_GD_PUSH"),
          Map.entry(26, "TLS_GD_CALL"),
          Map.entry(27, "TLS_GD_POP"),
          Map.entry(28, "TLS_LDM_32"),
          Map.entry(29, "TLS_LDM_PUSH"),
          Map.entry(30, "TLS_LDM_CALL"),
          Map.entry(31, "TLS_LDM_POP"),
          Map.entry(32, "TLS_LDO_32"),
          Map.entry(33, "TLS_IE_32"),
          Map.entry(34, "TLS_LE_32"),
          Map.entry(35, "TLS_DTPMOD32"),
          Map.entry(36, "TLS_DTPOFF32"),
          Map.entry(37, "TLS_TPOFF32"),
          Map.entry(38, "SIZE32"),
          Map.entry(39, "TLS_GOTDESC"),
          Map.entry(40, "TLS_DESC_CALL"),
          Map.entry(41, "TLS_DESC"),
          Map.entry(42, "IRELATIVE"),
          Map.entry(43, "GOT32X"));

  /** The x86-64 psABI's table 4.9, from number 0 on without a gap. */
  private static final List<String> X86_64 =
      List.of(
          ("NONE 64 PC32 GOT32 PLT32 COPY GLOB_DAT JUMP_SLOT RELATIVE GOTPCREL 32 32S 16 PC16 8 PC8"
                  + " DTPMOD64 DTPOFF64 TPOFF64 TLSGD TLSLD DTPOFF32 GOTTPOFF TPOFF32 PC64 GOTOFF64"
                  + " GOTPC32 GOT64 GOTPCREL64 GOTPC64 GOTPLT64 PLTOFF64 SIZE32 SIZE64"
                  + " GOTPC32_TLSDESC TLSDESC_CALL TLSDESC IRELATIVE RELATIVE64 PC32_BND PLT32_BND"
                  + " GOTPCRELX REX_GOTPCRELX")
              .split(" "));

  /**
   * {@code R_386_<name>} or {@code R_X86_64_<name>} where the number is known, else machine and
   * number.
   */
  public String name() {
    if (machine.equals(ElfMachine.I386)) {
      return "R_386_" + I386.getOrDefault(number, Integer.toString(number));
    }
    if (machine.equals(ElfMachine.X86_64)) {
      boolean known = number >= 0 && number < X86_64.size();
      return "R_X86_64_" + (known ? X86_64.get(number) : Integer.toUnsignedString(number));
    }
    return machine + " relocation " + number;
  }

  /** The same as {@link #name()}. */
  @Override
  public String toString() {
    return name();
  }
}
