// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.List;

/**
 * Where the bytes at a virtual address lie in the file, through the {@code PT_LOAD}s.
 *
 * @param segments the program headers
 */
record Addresses(List<Segment> segments) {

  /**
   * The file offset of a virtual address.
   *
   * @param what whose address it is, for the message
   * @throws ElfFormatException if no segment brings it from the file
   */
  long offset(long address, String what) {
    return holder(address, what).offset() + (address - holder(address, what).address());
  }

  /** The file offset at which the segment that holds an address ends. */
  long end(long address, String what) {
    Segment segment = holder(address, what);
    return segment.offset() + segment.fileSize();
  }

  private Segment holder(long address, String what) {
    for (Segment segment : segments) {
      if (segment.type().equals(SegmentType.LOAD)
          && Long.compareUnsigned(address - segment.address(), segment.fileSize()) < 0) {
        return segment;
      }
    }
    throw new ElfFormatException(
        0, what + " within a PT_LOAD, not at 0x" + Long.toHexString(address));
  }
}
