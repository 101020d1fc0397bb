// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to make one entry, across threads and processes.
 *
 * <p>The operating system drops a file lock when its process ends, however it ends; but also when
 * the process closes any other descriptor of the same file (fcntl(2)), so threads must not wait
 * with the file open. They take turns first, with a lock on a second file: for it, Java's own table
 * of locks decides between the threads of all class loaders ({@link OverlappingFileLockException}),
 * and what the operating system thinks of it does not matter.
 */
final class StoreLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);
  private static final long POLL_MILLIS = 50;
  private static final long SAY_SO_AFTER_MILLIS = 3_000;

  private final FileChannel turn;
  private final FileChannel lock;

  private StoreLock(FileChannel turn, FileChannel lock) {
    this.turn = turn;
    this.lock = lock;
  }

  static StoreLock acquire(Path directory, String name, String title) throws IOException {
    return acquire(directory, name, title, "waiting until it is made elsewhere");
  }

  /**
   * @param waitingFor what the console says of {@code title} when the wait gets long
   */
  static StoreLock acquire(Path directory, String name, String title, String waitingFor)
      throws IOException {
    StoreRights.makeDirectories(directory);
    Path holder = directory.resolve(name + ".holder");
    Waiting waiting = new Waiting(title, waitingFor, holder);
    FileChannel turn = locked(directory.resolve(name + ".turn"), waiting);
    try {
      StoreLock lock = new StoreLock(turn, locked(directory.resolve(name + ".lock"), waiting));
      // Beside the lock: reading a locked file would drop the lock of another thread (fcntl(2)).
      Files.writeString(holder, Long.toString(ProcessHandle.current().pid()));
      return lock;
    } catch (IOException | RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  /** The lock, if nobody holds it, in this Java machine or another. */
  static Optional<StoreLock> tryAcquire(Path directory, String name) throws IOException {
    StoreRights.makeDirectories(directory);
    Optional<FileChannel> turn = lockedNow(directory.resolve(name + ".turn"));
    if (turn.isEmpty()) {
      return Optional.empty();
    }
    Optional<FileChannel> lock = Optional.empty();
    try {
      lock = lockedNow(directory.resolve(name + ".lock"));
      return lock.map(held -> new StoreLock(turn.get(), held));
    } finally {
      if (lock.isEmpty()) {
        turn.get().close();
      }
    }
  }

  private static Optional<FileChannel> lockedNow(Path file) throws IOException {
    FileChannel channel = open(file);
    if (tryLock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(channel);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileChannel locked(Path file, Waiting waiting) throws IOException {
    FileChannel channel = open(file);
    try {
      while (tryLock(channel) == null) {
        waiting.pause();
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Releases the lock by closing its channels. The files stay: deleting them would race. */
  @Override
  public void close() throws IOException {
    try {
      lock.close();
    } finally {
      turn.close();
    }
  }

  /** One wait for both files, which says so when it gets long. */
  private static final class Waiting {
    private final String title;
    private final String waitingFor;
    private final Path holder;
    private final long start = System.nanoTime();
    private boolean said;

    Waiting(String title, String waitingFor, Path holder) {
      this.title = title;
      this.holder = holder;
      this.waitingFor = waitingFor;
    }

    private String byWhom() {
      try {
        return ", by process " + Files.readString(holder);
      } catch (IOException e) {
        return "";
      }
    }

    void pause() {
      if (!said && (System.nanoTime() - start) / 1_000_000 > SAY_SO_AFTER_MILLIS) {
        LOG.info("{}: {}{}", title, waitingFor, byWhom());
        said = true;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw BuildException.environment(
            "Interrupted while waiting for another build of \"" + title + "\".", "", e);
      }
    }
  }
}
