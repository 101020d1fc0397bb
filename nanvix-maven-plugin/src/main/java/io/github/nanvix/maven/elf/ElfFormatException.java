// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** Bytes that are not the ELF file or ar archive they should be. */
public final class ElfFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String expectation;

  /**
   * @param offset where the fault lies, in bytes from the start of the file or archive member,
   *     unsigned: a wild offset in a 64-bit file may exceed 63 bits
   * @param expectation what should have been there, as a noun phrase
   */
  public ElfFormatException(long offset, String expectation) {
    super("At offset " + Long.toUnsignedString(offset) + ": expected " + expectation);
    this.offset = offset;
    this.expectation = expectation;
  }

  /** Where the fault lies, in bytes from the start of the file or archive member, unsigned. */
  public long offset() {
    return offset;
  }

  /** What should have been there. */
  public String expectation() {
    return expectation;
  }
}
