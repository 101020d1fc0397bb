// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** What a stream holds, told by its first bytes; names of files prove nothing. */
final class Compression {
  private static final int HEAD = 512;
  // xz -9 --extreme needs 65 MiB to unpack.
  private static final int XZ_MEMORY_KIB = 256 << 10;

  private Compression() {}

  static boolean isZip(String head) {
    return head.startsWith("PK\3\4") || head.startsWith("PK\5\6");
  }

  /**
   * The tar stream inside: plain, compressed, or the {@code data} member of a Debian package (an ar
   * archive, deb(5)).
   */
  static InputStream tar(InputStream raw) throws IOException {
    BufferedInputStream in = buffered(raw);
    String head = head(in);
    if (head.startsWith("!<arch>\n")) {
      return uncompressed(buffered(dataMember(in)));
    }
    return uncompressed(in);
  }

  /** The first bytes, as ISO-8859-1; the stream stays where it is. */
  static String head(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    in.reset();
    return head;
  }

  private static InputStream uncompressed(BufferedInputStream in) throws IOException {
    String head = head(in);
    if (head.startsWith("\u001f\u008b")) {
      return plain(buffered(new GzipMembers(in)));
    }
    if (head.startsWith("\u00fd7zXZ\0")) {
      return plain(
          buffered(
              XZCompressorInputStream.builder()
                  .setInputStream(in)
                  .setDecompressConcatenated(true)
                  .setMemoryLimitKiB(XZ_MEMORY_KIB)
                  .get()));
    }
    if (head.startsWith("(\u00b5/\u00fd")) {
      throw new RefusedException("is compressed with zstd, which is not supported");
    }
    if (head.startsWith("BZh")) {
      return plain(buffered(new BZip2CompressorInputStream(in, true)));
    }
    return plain(in);
  }

  private static InputStream plain(BufferedInputStream in) throws IOException {
    // The magic "ustar" is no help: automake's tar-v7 archives have none, but all have a checksum.
    byte[] header = head(in).getBytes(StandardCharsets.ISO_8859_1);
    if (header.length < HEAD || !TarUtils.verifyCheckSum(header)) {
      throw new RefusedException("is no tar, tar.gz, tar.xz, tar.bz2, zip, jar or deb file");
    }
    return in;
  }

  private static InputStream dataMember(InputStream in) throws IOException {
    ArArchiveInputStream ar = new ArArchiveInputStream(in);
    for (ArArchiveEntry member = ar.getNextEntry(); member != null; member = ar.getNextEntry()) {
      if (member.getName().startsWith("data.tar")) {
        return ar;
      }
    }
    throw new RefusedException("is an ar archive without a data.tar member, so no Debian package");
  }

  private static BufferedInputStream buffered(InputStream in) {
    return new BufferedInputStream(in, 1 << 16);
  }
}
