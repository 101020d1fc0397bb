// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * The directory that is unpacked into. Nothing is ever written through a symbolic link: every
 * directory on the way is a real one, and a file takes the place of what had its name.
 */
final class Destination {
  private static final Set<PosixFilePermission> RUNNABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final Set<Path> realDirectories = new HashSet<>();
  private final byte[] buffer = new byte[BUFFER];

  Destination(Path root) {
    this.root = root;
    realDirectories.add(root);
  }

  void directory(RelativePath place) throws RefusedException {
    makeDirectory(place.under(root));
  }

  /**
   * Writes a file; an {@link IOException} comes from {@code content}, never from writing.
   *
   * @return how many bytes it has
   */
  long file(RelativePath place, InputStream content, boolean runnable, FileTime time)
      throws IOException {
    Path file = free(place);
    long size = 0;
    try (OutputStream out = open(file)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        write(out, file, n);
        size += n;
      }
    }
    try {
      Files.setPosixFilePermissions(file, runnable ? RUNNABLE : PLAIN);
      Files.setLastModifiedTime(file, time);
    } catch (IOException e) {
      throw DiskFailure.of("unpack", file, e);
    }
    return size;
  }

  void symbolicLink(RelativePath place, String target) throws RefusedException {
    Path link = free(place);
    try {
      Files.createSymbolicLink(link, Path.of(target));
    } catch (IOException e) {
      throw DiskFailure.of("unpack", link, e);
    }
  }

  void hardLink(RelativePath place, RelativePath target) throws RefusedException {
    Path existing = target.under(root);
    if (!inRealDirectory(existing) || !Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException("is a hard link to \"" + target + "\", which is not unpacked");
    }
    if (place.equals(target)) {
      return;
    }
    Path link = free(place);
    try {
      Files.createLink(link, existing);
    } catch (IOException e) {
      throw DiskFailure.of("unpack", link, e);
    }
  }

  /** The place of a file or link: its directory made, an earlier file of this name gone. */
  private Path free(RelativePath place) throws RefusedException {
    Path file = place.under(root);
    makeDirectory(parent(file));
    try {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new RefusedException("takes the name of a directory");
      }
      Files.deleteIfExists(file);
      return file;
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      throw DiskFailure.of("unpack", file, e);
    }
  }

  private void makeDirectory(Path directory) throws RefusedException {
    if (realDirectories.contains(directory)) {
      return;
    }
    makeDirectory(parent(directory));
    try {
      if (Files.isSymbolicLink(directory)) {
        throw new RefusedException("goes through the symbolic link \"" + below(directory) + "\"");
      }
      if (!Files.isDirectory(directory)) {
        if (Files.exists(directory)) {
          throw new RefusedException("goes through the file \"" + below(directory) + "\"");
        }
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(directory, RUNNABLE);
      }
      realDirectories.add(directory);
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      throw DiskFailure.of("unpack", directory, e);
    }
  }

  private boolean inRealDirectory(Path file) {
    return realDirectories.contains(parent(file));
  }

  private String below(Path path) {
    return root.relativize(path).toString();
  }

  private Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? root : parent;
  }

  private OutputStream open(Path file) {
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw DiskFailure.of("unpack", file, e);
    }
  }

  private void write(OutputStream out, Path file, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw DiskFailure.of("unpack", file, e);
    }
  }
}
