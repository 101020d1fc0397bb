// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes tar.gz files whose bytes depend on nothing but names, contents, run bits, link targets and
 * the clock. The compressed bytes are those of one zlib; another may compress differently.
 */
public final class TarGz {
  // A third faster than zlib's default of 6, and one hundredth larger.
  private static final int LEVEL = 5;

  private TarGz() {}

  /**
   * Every file and link below a directory, by the name it has in an archive.
   *
   * @param prefix goes before each name, for example {@code sysroot}
   */
  public static SortedMap<RelativePath, Path> tree(Path root, RelativePath prefix)
      throws IOException {
    SortedMap<RelativePath, Path> entries = new TreeMap<>();
    for (RelativePath file : Trees.files(root)) {
      entries.put(new RelativePath(prefix + "/" + file), file.under(root));
    }
    return entries;
  }

  /**
   * Writes an archive, whole or not at all. There are no entries for directories.
   *
   * @param entries the files and symbolic links, by their name in the archive
   * @param clock the time of every entry, in whole seconds
   * @throws BuildException if an entry is neither file nor link, if a link leads out of the
   *     archive, or if the disk fails
   */
  public static void write(Path file, Map<RelativePath, Path> entries, Instant clock) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory == null) {
        throw new IOException("Not a file name: " + file);
      }
      Files.createDirectories(directory);
      Path sibling = Files.createTempFile(directory, "." + file.getFileName(), ".part");
      try {
        writeTo(sibling, new TreeMap<>(entries), clock.truncatedTo(ChronoUnit.SECONDS));
        Files.setPosixFilePermissions(sibling, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(
            sibling, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(sibling);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write the archive", file, e);
    }
  }

  private static void writeTo(Path file, SortedMap<RelativePath, Path> entries, Instant clock)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(out, parameters());
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Map.Entry<RelativePath, Path> entry : entries.entrySet()) {
        add(tar, entry.getKey(), entry.getValue(), FileTime.from(clock));
      }
    }
  }

  private static void add(TarArchiveOutputStream tar, RelativePath name, Path file, FileTime time)
      throws IOException {
    if (Files.isSymbolicLink(file)) {
      TarArchiveEntry link = entry(name, TarConstants.LF_SYMLINK, time);
      link.setLinkName(target(name, file));
      link.setMode(0777);
      tar.putArchiveEntry(link);
    } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      TarArchiveEntry entry = entry(name, TarConstants.LF_NORMAL, time);
      entry.setSize(Files.size(file));
      entry.setMode(
          Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
              ? 0755
              : 0644);
      tar.putArchiveEntry(entry);
      Files.copy(file, tar);
    } else {
      throw BuildException.input(
          "Cannot archive \"" + file + "\" as \"" + name + "\": it is neither a file nor a link.",
          "Remove it from the tree.");
    }
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry entry(RelativePath name, byte type, FileTime time) {
    TarArchiveEntry entry = new TarArchiveEntry(name.text(), type);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setLastModifiedTime(time);
    return entry;
  }

  private static String target(RelativePath name, Path link) throws IOException {
    Path stored = Files.readSymbolicLink(link);
    String target = stored.toString();
    if (!Trees.isText(stored)) {
      throw BuildException.input(
          "Cannot archive the symbolic link \""
              + link
              + "\": it points to \""
              + target
              + "\", a name that is no text in this locale.",
          "Let it point to a name in UTF-8, and run Maven with LC_ALL=C.UTF-8.");
    }
    LinkTarget.fault(name, target)
        .ifPresent(
            fault -> {
              throw BuildException.input(
                  "Cannot archive the symbolic link \"" + link + "\": it " + fault + ".",
                  "Make it relative and let it stay below the root.");
            });
    return target;
  }

  private static GzipParameters parameters() {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(LEVEL);
    parameters.setModificationInstant(Instant.EPOCH);
    parameters.setOS(GzipParameters.OS.UNIX);
    return parameters;
  }
}
