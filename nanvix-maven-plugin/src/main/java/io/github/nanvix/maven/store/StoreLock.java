package io.github.nanvix.maven.store;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to make one entry, across threads and processes.
 *
 * <p>The operating system drops it when its process ends, however it ends. Within one process a
 * second request surfaces as {@link OverlappingFileLockException}, also from another class loader,
 * so both cases are waited for in the same way.
 */
final class StoreLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);
  private static final long POLL_MILLIS = 50;
  private static final long SAY_SO_AFTER_MILLIS = 3_000;

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  static StoreLock acquire(Path directory, String name, String title) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      long start = System.currentTimeMillis();
      boolean said = false;
      while (tryLock(channel) == null) {
        if (!said && System.currentTimeMillis() - start > SAY_SO_AFTER_MILLIS) {
          LOG.info("{}: waiting until it is made elsewhere", title);
          said = true;
        }
        Thread.sleep(POLL_MILLIS);
      }
      return new StoreLock(channel);
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw BuildException.environment(
          "Interrupted while waiting for another build of \"" + title + "\".", "", e);
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

  /** Releases the lock by closing its channel. The lock file stays: deleting it would race. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
