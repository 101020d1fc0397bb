package io.github.nanvix.maven.elf;

import java.util.Arrays;
import java.util.List;

/**
 * A relocation's kind, whose meaning depends on the machine (for i386 the System V psABI, table
 * 4-9, and its TLS supplement).
 *
 * @param machine the processor that gives the number its meaning
 * @param number any value of the field, known or not
 */
public record RelocationType(ElfMachine machine, int number) {
  /**
   * Table 4-9 and the TLS supplement, from number 0 on; a dash where a number is not used. Spelled
   * as binutils and LLVM do; what they call JUMP_SLOT is JMP_SLOT in the table.
   */
  private static final List<String> I386 =
      names(
          "R_386_",
          "NONE 32 PC32 GOT32 PLT32 COPY GLOB_DAT JUMP_SLOT RELATIVE GOTOFF"
              + " GOTPC 32PLT - - TLS_TPOFF TLS_IE TLS_GOTIE TLS_LE TLS_GD TLS_LDM"
              + " 16 PC16 8 PC8 TLS_GD_32 TLS_GD_PUSH TLS_GD_CALL TLS_GD_POP"
              + " TLS_LDM_32 TLS_LDM_PUSH TLS_LDM_CALL TLS_LDM_POP TLS_LDO_32"
              + " TLS_IE_32 TLS_LE_32 TLS_DTPMOD32 TLS_DTPOFF32 TLS_TPOFF32 SIZE32"
              + " TLS_GOTDESC TLS_DESC_CALL TLS_DESC IRELATIVE GOT32X");

  /** The x86-64 psABI's table 4.9, from number 0 on without a gap. */
  private static final List<String> X86_64 =
      names(
          "R_X86_64_",
          "NONE 64 PC32 GOT32 PLT32 COPY GLOB_DAT JUMP_SLOT RELATIVE GOTPCREL 32 32S 16 PC16 8 PC8"
              + " DTPMOD64 DTPOFF64 TPOFF64 TLSGD TLSLD DTPOFF32 GOTTPOFF TPOFF32 PC64 GOTOFF64"
              + " GOTPC32 GOT64 GOTPCREL64 GOTPC64 GOTPLT64 PLTOFF64 SIZE32 SIZE64"
              + " GOTPC32_TLSDESC TLSDESC_CALL TLSDESC IRELATIVE RELATIVE64 PC32_BND PLT32_BND"
              + " GOTPCRELX REX_GOTPCRELX");

  /**
   * {@code R_386_<name>} or {@code R_X86_64_<name>} where the number is known, else machine and
   * number.
   */
  public String name() {
    if (machine.equals(ElfMachine.I386)) {
      return name(I386, "R_386_");
    }
    if (machine.equals(ElfMachine.X86_64)) {
      return name(X86_64, "R_X86_64_");
    }
    return machine + " relocation " + number;
  }

  private String name(List<String> names, String prefix) {
    boolean known = number >= 0 && number < names.size() && !names.get(number).endsWith("_-");
    return known ? names.get(number) : prefix + Integer.toUnsignedString(number);
  }

  private static List<String> names(String prefix, String words) {
    return Arrays.stream(words.split(" ")).map(prefix::concat).toList();
  }

  /** The same as {@link #name()}. */
  @Override
  public String toString() {
    return name();
  }
}
