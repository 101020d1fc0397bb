// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whole directories: listed in a fixed order, copied, deleted. Symbolic links are never followed.
 */
public final class Trees {
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

  // A name of any length may come after it; Linux takes no path of more than 4095 bytes.
  private static final int DEEP = 2000;

  private Trees() {}

  /**
   * Every regular file and symbolic link below a directory, sorted by path; neither directories nor
   * pipes, sockets and devices.
   *
   * @param root a directory, or a link to one
   * @throws IOException also if a name is no text in the encoding of this machine's locale
   */
  public static List<RelativePath> files(Path root) throws IOException {
    return files(root, path -> true);
  }

  /**
   * As {@link #files(Path)}, but only what is accepted.
   *
   * @param accepted whether a file is listed, and whether a directory is looked into
   */
  public static List<RelativePath> files(Path root, Predicate<RelativePath> accepted)
      throws IOException {
    Path start = root.toRealPath();
    List<RelativePath> found = new ArrayList<>();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            return dir.equals(start) || accepted.test(named(start, dir))
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isOther()) {
              RelativePath path = named(start, file);
              if (accepted.test(path)) {
                found.add(path);
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  private static RelativePath named(Path root, Path file) throws IOException {
    if (isText(file)) {
      return RelativePath.between(root, file);
    }
    throw new FileSystemException(
        file.toString(), null, "its name is no text in this locale; try LC_ALL=C.UTF-8");
  }

  /** Whether a path names as text what it names as bytes. */
  public static boolean isText(Path path) {
    try {
      // A byte that is no text is replaced on the way to a string, and then names another file.
      return path.getFileSystem().getPath(path.toString()).equals(path);
    } catch (InvalidPathException e) {
      // Nor is the replacement a name.
      return false;
    }
  }

  /** How {@link #copy} brings a regular file over. */
  public enum Mode {
    /** A file of its own, which may be changed. */
    COPY,
    /** A hard link where the file system allows one; neither name may be written to afterwards. */
    LINK
  }

  /**
   * Copies a directory's content into another, keeping run bits and links as they are; pipes,
   * sockets and devices are left out.
   *
   * @param from a directory, or a link to one
   */
  public static void copy(Path from, Path to, Mode mode) throws IOException {
    Path start = from.toRealPath();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(start.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isOther()) {
              copyFile(file, to.resolve(start.relativize(file)), mode);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Copies one file or symbolic link; its modification time comes with it. */
  public static void copyFile(Path from, Path to, Mode mode) throws IOException {
    if (mode == Mode.LINK && Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.createLink(to, from);
        return;
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (IOException | UnsupportedOperationException e) {
        // Another file system, or too many links: a copy serves as well.
      }
    }
    Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Deletes all that a directory holds. */
  public static void empty(Path directory) throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      for (Path child : content.toList()) {
        delete(child);
      }
    }
  }

  /** Deletes a file or a directory with all it holds, if it is there, write-protected or not. */
  public static void delete(Path root) throws IOException {
    // Each walk brings what lies too deep nearer to the root.
    while (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      deleteReachable(root);
    }
  }

  private static void deleteReachable(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          private boolean moved;

          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (!Files.isWritable(dir) || !Files.isExecutable(dir)) {
              Files.setPosixFilePermissions(dir, OWN);
            }
            if (dir.toString().length() > DEEP && dir.getNameCount() > root.getNameCount() + 1) {
              Files.move(dir, root.resolve(UUID.randomUUID().toString()));
              moved = true;
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || Files.isReadable(file)) {
              throw e;
            }
            Files.setPosixFilePermissions(file, OWN);
            delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            if (!moved || !dir.equals(root)) {
              Files.deleteIfExists(dir);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Makes a file runnable by everyone who can read it. */
  public static void makeRunnable(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    if (permissions.contains(PosixFilePermission.GROUP_READ)) {
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(file, permissions);
  }
}
