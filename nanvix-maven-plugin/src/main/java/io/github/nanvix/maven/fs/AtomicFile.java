// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** Files that appear whole or not at all. */
public final class AtomicFile {
  private static final int MAX_LINKS = 40;

  private AtomicFile() {}

  /**
   * Writes a file through a sibling and a rename; a file that already holds the same bytes is left
   * untouched, so that nothing which depends on its time is built again.
   *
   * @return whether the file changed
   */
  public static boolean write(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    replace(file, sibling -> Files.write(sibling, content));
    return true;
  }

  /** What writes a file piece by piece. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void to(OutputStream out) throws IOException;
  }

  /** Writes bytes that need not fit into memory; it always replaces the file. */
  public static void write(Path file, Content content) throws IOException {
    replace(
        file,
        sibling -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sibling))) {
            content.to(out);
          }
        });
  }

  /** As {@link #write(Path, byte[])}, in UTF-8. */
  public static boolean write(Path file, String content) throws IOException {
    return write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * As {@link #write(Path, byte[])}, for a file that was there before us: where it is a link, the
   * file that it leads to is replaced, and mode and, where possible, owner stay.
   */
  public static boolean rewrite(Path file, byte[] content) throws IOException {
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.toAbsolutePath().resolveSibling(Files.readSymbolicLink(target));
    }
    if (!Files.exists(target)) {
      return write(target, content);
    }
    if (Arrays.equals(Files.readAllBytes(target), content)) {
      return false;
    }
    PosixFileAttributes attributes = Files.readAttributes(target, PosixFileAttributes.class);
    replace(
        target,
        sibling -> {
          Files.write(sibling, content);
          keepOwner(sibling, attributes);
        },
        attributes.permissions());
    return true;
  }

  /** Root alone may give files away, and comes upon files of others in a container. */
  private static void keepOwner(Path sibling, PosixFileAttributes attributes) {
    PosixFileAttributeView view = Files.getFileAttributeView(sibling, PosixFileAttributeView.class);
    try {
      view.setGroup(attributes.group());
      view.setOwner(attributes.owner());
    } catch (IOException e) {
      // Then it belongs to whoever has written it.
    }
  }

  @FunctionalInterface
  private interface Filling {
    void fill(Path sibling) throws IOException;
  }

  private static void replace(Path file, Filling filling) throws IOException {
    replace(file, filling, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static void replace(Path file, Filling filling, Set<PosixFilePermission> permissions)
      throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("Not a file name: " + file);
    }
    Files.createDirectories(directory);
    Path sibling = Files.createTempFile(directory, "." + file.getFileName(), ".part");
    try {
      filling.fill(sibling);
      Files.setPosixFilePermissions(sibling, permissions);
      Files.move(
          sibling, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(sibling);
    }
  }
}
