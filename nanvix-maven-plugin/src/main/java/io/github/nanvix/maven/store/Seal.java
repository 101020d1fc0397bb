// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The last work on what becomes an entry: nobody else may write to it, and it is on the disk. */
final class Seal {
  private static final Set<PosixFilePermission> OTHERS_WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  // Each waits for the disk, which serves many at once in the time of one.
  private static final int SYNCING = 64;

  private Seal() {}

  /**
   * Closes a directory that has the tree and the inputs of an entry, and writes the rest.
   *
   * @param known what the tree holds, where somebody has just read it
   */
  static void close(Path incoming, Optional<TreeManifest> known) throws IOException {
    Path tree = incoming.resolve(Store.TREE);
    for (Path path : content(incoming)) {
      withdraw(path);
    }
    // A hard link that another build makes in between makes the states old ones, and costs reading.
    (known.isPresent() ? known.get() : TreeManifest.of(tree)).write(incoming);
    TreeStates.of(incoming).write(incoming);
    List<Path> files = new ArrayList<>();
    List<Path> directories = new ArrayList<>();
    for (Path path : content(incoming)) {
      if (Files.isDirectory(path)) {
        directories.add(path);
      } else if (Files.getAttribute(path, "unix:nlink").equals(1)) {
        // What has another name is another entry's as well, which was closed before.
        files.add(path);
      }
    }
    syncAll(files);
    for (Path directory : directories) {
      sync(directory);
    }
  }

  private static void syncAll(List<Path> files) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(SYNCING, files.size()));
    try {
      List<Callable<Path>> tasks = new ArrayList<>();
      for (Path file : files) {
        tasks.add(
            () -> {
              sync(file);
              return file;
            });
      }
      for (Future<Path> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files were brought to the disk");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException fault ? fault : new IOException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** All regular files and directories, each directory after what is in it. */
  private static List<Path> content(Path root) throws IOException {
    List<Path> content = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              content.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            content.add(dir);
            return FileVisitResult.CONTINUE;
          }
        });
    return content;
  }

  /** Whatever the umask is: it is somebody's habit for his own files. */
  private static void withdraw(Path path) throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (permissions.removeAll(OTHERS_WRITE)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  /** Has the disk keep what was written to a file, or made in a directory. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
