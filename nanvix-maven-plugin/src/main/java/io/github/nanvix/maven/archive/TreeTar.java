// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.fs.Trees;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes a whole directory as tar.gz so that {@link Unpacker} makes the same of it elsewhere: with
 * empty directories and with the times of files, which build systems go by.
 */
public final class TreeTar {
  // It is on its way for seconds: the quickest level.
  private static final int LEVEL = 1;

  private TreeTar() {}

  /**
   * Writes the archive.
   *
   * @param root a directory of files, symbolic links and directories
   * @param file what is written, made anew
   */
  public static void write(Path root, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(root, out);
    }
  }

  /** As above, to whatever takes it; that is closed. */
  public static void write(Path root, OutputStream out) throws IOException {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(LEVEL);
    parameters.setModificationInstant(Instant.EPOCH);
    try (GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(out, parameters);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      Files.walkFileTree(root, new Writer(root, tar));
    }
  }

  private static final class Writer extends SimpleFileVisitor<Path> {
    private final Path root;
    private final TarArchiveOutputStream tar;

    Writer(Path root, TarArchiveOutputStream tar) {
      this.root = root;
      this.tar = tar;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
        throws IOException {
      // The root's entry is there so that an archive of an empty tree has one.
      put(entry(name(dir) + "/", TarConstants.LF_DIR, 0755, attributes));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink()) {
        TarArchiveEntry link = entry(name(file), TarConstants.LF_SYMLINK, 0777, attributes);
        link.setLinkName(Files.readSymbolicLink(file).toString());
        put(link);
      } else if (attributes.isRegularFile()) {
        boolean runs =
            Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        TarArchiveEntry entry =
            entry(name(file), TarConstants.LF_NORMAL, runs ? 0755 : 0644, attributes);
        entry.setSize(attributes.size());
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
      } else {
        throw new IOException("\"" + file + "\" is neither a file nor a link");
      }
      return FileVisitResult.CONTINUE;
    }

    private String name(Path path) throws IOException {
      if (!Trees.isText(path)) {
        throw new IOException("the name of \"" + path + "\" is no text in this locale");
      }
      return path.equals(root) ? "." : root.relativize(path).toString();
    }

    private TarArchiveEntry entry(
        String name, byte type, int mode, BasicFileAttributes attributes) {
      TarArchiveEntry entry = new TarArchiveEntry(name, type);
      entry.setIds(0, 0);
      entry.setNames("root", "root");
      entry.setMode(mode);
      entry.setLastModifiedTime(attributes.lastModifiedTime());
      return entry;
    }

    private void put(TarArchiveEntry entry) throws IOException {
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
  }
}
