// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.List;

/**
 * The addend of a relocation that leads far from its library, as no linker has made it.
 *
 * @param index of the entry in its table
 * @param value the addend, signed
 */
public record FarAddend(int index, int value) {
  // What adds an address of 32 bits to what lies at its place (psABI of i386).
  private static final List<String> ADDING = List.of("_32", "_RELATIVE");
  private static final int FAR = 0x20000000;

  /** Those of a table without addends of its own: they lie where they are to be added to. */
  static List<FarAddend> in(RelocationTable table, ByteSource source, FileHeader header) {
    List<FarAddend> far = new ArrayList<>();
    if (table.hasAddends() || header.elfClass() != ElfClass.ELF32) {
      return far;
    }
    List<Segment> loads = header.segments().stream().filter(Segment::isLoaded).toList();
    int last = 0;
    boolean adding = false;
    for (int i = 0; i < table.size(); i++) {
      int number = table.typeNumber(i);
      if (number != last) {
        String name = table.type(i).name();
        adding = ADDING.stream().anyMatch(name::endsWith);
        last = number;
      }
      if (adding) {
        int value = at(table.offset(i), loads, source);
        if (value >= FAR || value <= -FAR) {
          far.add(new FarAddend(i, value));
        }
      }
    }
    return List.copyOf(far);
  }

  private static int at(long address, List<Segment> loads, ByteSource source) {
    for (Segment load : loads) {
      long within = address - load.address();
      if (within >= 0 && within <= load.fileSize() - Integer.BYTES) {
        return (int)
            source
                .page(load.offset() + within, Integer.BYTES, "a place")
                .u32(load.offset() + within);
      }
    }
    return 0;
  }
}
