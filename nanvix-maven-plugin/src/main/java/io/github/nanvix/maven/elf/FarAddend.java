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
  private static final int R_386_32 = 1;
  private static final int R_386_RELATIVE = 8;
  private static final int FAR = 0x20000000;

  /** Those of a table without addends of its own: they lie where they are to be added to. */
  static List<FarAddend> in(RelocationTable table, ByteSource source, FileHeader header) {
    List<FarAddend> far = new ArrayList<>();
    if (table.hasAddends() || !header.machine().equals(ElfMachine.I386)) {
      return far;
    }
    List<Segment> loads = header.segments().stream().filter(Segment::isLoaded).toList();
    for (int i = 0; i < table.size(); i++) {
      int type = table.typeNumber(i);
      if (type == R_386_RELATIVE || type == R_386_32) {
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
