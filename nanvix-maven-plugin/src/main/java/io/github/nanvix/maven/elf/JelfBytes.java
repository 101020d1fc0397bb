package io.github.nanvix.maven.elf;

import net.fornwall.jelf.BackingFile;

/** The route on which jelf reads our bytes, so that its reads are checked like our own. */
final class JelfBytes implements BackingFile {
  private final ByteView bytes;
  private long position;

  JelfBytes(ByteView bytes) {
    this.bytes = bytes;
  }

  @Override
  public void seek(long offset) {
    bytes.require(offset, 0, "a table");
    position = offset;
  }

  @Override
  public void skip(int count) {
    seek(position + count);
  }

  @Override
  public short readUnsignedByte() {
    return (short) bytes.u8(position++);
  }

  @Override
  public int read(byte[] target) {
    byte[] copy = bytes.copy(position, target.length);
    System.arraycopy(copy, 0, target, 0, copy.length);
    position += copy.length;
    return copy.length;
  }
}
