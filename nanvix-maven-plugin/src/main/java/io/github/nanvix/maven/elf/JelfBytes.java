// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import net.fornwall.jelf.BackingFile;

/** The route on which jelf reads headers, so that its reads are checked like our own. */
final class JelfBytes implements BackingFile {
  private final ByteView header;
  private final int headerSize;
  private final ByteView programHeaders;
  private long position;

  /**
   * @param header what jelf is to take for the file's header
   * @param programHeaders a view that covers the program headers
   */
  JelfBytes(ByteView header, int headerSize, ByteView programHeaders) {
    this.header = header;
    this.headerSize = headerSize;
    this.programHeaders = programHeaders;
  }

  @Override
  public void seek(long offset) {
    position = offset;
  }

  @Override
  public void skip(int count) {
    seek(position + count);
  }

  @Override
  public short readUnsignedByte() {
    ByteView bytes = position < headerSize ? header : programHeaders;
    return (short) bytes.u8(position++);
  }

  @Override
  public int read(byte[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (byte) readUnsignedByte();
    }
    return target.length;
  }
}
