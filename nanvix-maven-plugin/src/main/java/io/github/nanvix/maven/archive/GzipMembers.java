// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The members of a gzip file one after the other (RFC 1952), and zeros after the last: tapes and
 * some servers pad files, and gzip(1) passes over that as well.
 */
final class GzipMembers extends InputStream {
  private final BufferedInputStream in;
  private InputStream member;

  GzipMembers(BufferedInputStream in) throws IOException {
    this.in = in;
    this.member = new GzipCompressorInputStream(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = member.read(buffer, offset, length);
    while (n < 0 && hasNext()) {
      member = new GzipCompressorInputStream(in);
      n = member.read(buffer, offset, length);
    }
    return n;
  }

  private boolean hasNext() throws IOException {
    boolean padded = false;
    while (true) {
      in.mark(1);
      int b = in.read();
      if (b < 0) {
        return false;
      }
      if (b != 0) {
        in.reset();
        if (padded) {
          throw new IOException("something follows the zeros after its end");
        }
        return true;
      }
      padded = true;
    }
  }
}
