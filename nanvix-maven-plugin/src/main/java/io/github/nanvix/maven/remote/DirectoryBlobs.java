// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.fs.Count;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A directory that machines share, over NFS for example; laid out as the web server's is. */
final class DirectoryBlobs implements Blobs {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final Path directory;
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean stopped;

  DirectoryBlobs(Path directory) {
    this(directory.toString(), directory);
  }

  /**
   * @param name what messages call it
   */
  DirectoryBlobs(String name, Path directory) {
    this.name = name;
    this.directory = directory;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean fetch(String place, long most, Path file) throws IOException {
    Path from = directory.resolve(place);
    if (Files.exists(from) && !Files.isRegularFile(from)) {
      // A pipe would be waited for.
      throw new DamagedPartException("\"" + place + "\" is no regular file");
    }
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      long received = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        received += n;
        if (received > most) {
          throw new DamagedPartException(
              "\"" + place + "\" is larger than the " + new Count(most, "byte") + " expected");
        }
        out.write(buffer, 0, n);
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void put(String place, Path file) throws IOException {
    Path target = directory.resolve(place);
    Files.createDirectories(target.getParent());
    Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (InputStream in = Files.newInputStream(file);
          FileChannel channel =
              FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
          OutputStream out = Channels.newOutputStream(channel)) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (stopped) {
            throw new IOException("it was stopped");
          }
          out.write(buffer, 0, n);
          sent.addAndGet(n);
        }
        channel.force(true);
      }
      // Whoever may read the directory may read what is in it, whatever the umask is.
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public long sent() {
    return sent.get();
  }
}
