// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The builds that use a store: each holds a lock on a file {@code users/<process>-<random>.lock}
 * until its Java machine ends, however it ends.
 *
 * <p>What this Java machine has registered is told by the file's name and never opened again: that
 * would drop the lock when it is closed (fcntl(2)).
 */
record StoreUsers(Path root) {
  /** The directory that every store has: whoever asks for anything makes it. */
  static final String LOCKS = "locks";

  private static final Logger LOG = LoggerFactory.getLogger(StoreUsers.class);

  /** By store; the channels have to live as long as the Java machine. */
  private static final Map<Path, Registration> REGISTERED = new ConcurrentHashMap<>();

  private record Registration(Optional<Path> file, Optional<FileChannel> channel) {

    /** Also true where it failed; not true any more if someone has deleted the store. */
    boolean holds() {
      return file.isEmpty() || Files.exists(file.get());
    }
  }

  /** Asked for only where something is registered, since the answer takes some time. */
  private static final class ThisProcess {
    /** The same for all class loaders of a Java machine, and in no other one. */
    static final String NAME =
        ProcessHandle.current().pid()
            + "-"
            + ProcessHandle.current().info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** The right to say who uses the store, which whoever cleans it up keeps to the end. */
  StoreLock gate() throws IOException {
    return StoreLock.acquire(
        root.resolve(LOCKS),
        "users",
        "The store \"" + root + "\"",
        "waiting until nanvix:store-gc has cleaned it up");
  }

  /**
   * This Java machine uses the store from now on; waits while it is being cleaned up. Where nothing
   * can be written, nothing can be cleaned up either, and the build goes on unregistered.
   *
   * @throws BuildException if there is no store, and there cannot be one
   */
  void register() {
    if (!isRegistered()) {
      registerOnce();
    }
  }

  private boolean isRegistered() {
    Registration registration = REGISTERED.get(root);
    return registration != null && registration.holds();
  }

  private void registerOnce() {
    synchronized (REGISTERED) {
      if (isRegistered()) {
        return;
      }
      try {
        // The gate makes what tells a store from other directories.
        StorePlace.requireStore(root);
        try (StoreLock gate = gate()) {
          REGISTERED.put(root, locked());
        }
        StoreRights.stranger(root)
            .ifPresent(
                owner ->
                    LOG.warn(
                        "The store \"{}\" belongs to \"{}\": who that is can change what is built.",
                        root,
                        owner));
      } catch (IOException e) {
        if (!Files.isDirectory(root)) {
          throw StorePlace.refused(root, e);
        }
        LOG.debug("The use of {} is not registered: {}", root, e.toString());
        REGISTERED.put(root, new Registration(Optional.empty(), Optional.empty()));
      }
    }
  }

  private Registration locked() throws IOException {
    Path directory = StoreRights.makeDirectories(root.resolve("users"));
    Path file = directory.resolve(ThisProcess.NAME + "-" + UUID.randomUUID() + ".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    file.toFile().deleteOnExit();
    try {
      channel.lock();
      return new Registration(Optional.of(file), Optional.of(channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** When this Java machine has first registered, if it has. */
  Optional<Instant> ownSince() throws IOException {
    Optional<Instant> first = Optional.empty();
    for (Path file : files()) {
      if (isOwn(file)) {
        Instant time = Files.getLastModifiedTime(file).toInstant();
        first = first.filter(earlier -> earlier.isBefore(time)).or(() -> Optional.of(time));
      }
    }
    return first;
  }

  /** The files of other builds that run now; those of builds that have ended are deleted. */
  List<Path> others() throws IOException {
    List<Path> running = new ArrayList<>();
    for (Path file : files()) {
      if (!isOwn(file) && isHeld(file)) {
        running.add(file);
      }
    }
    return running;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve("users"), "*.lock")) {
      found.forEach(files::add);
    } catch (NoSuchFileException e) {
      // Then nobody has ever registered.
    }
    return files;
  }

  private static boolean isOwn(Path file) {
    return file.getFileName().toString().startsWith(ThisProcess.NAME + "-");
  }

  private static boolean isHeld(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return true;
      }
      Files.deleteIfExists(file);
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** The failure that names the first of these builds. */
  static BuildException inUse(Path root, List<Path> running) {
    String name = running.get(0).getFileName().toString();
    return BuildException.environment(
        "The store \""
            + root
            + "\" is in use by "
            + (running.size() == 1 ? "another build" : running.size() + " other builds")
            + ": process "
            + name.substring(0, name.indexOf('-'))
            + " holds \""
            + running.get(0)
            + "\".",
        "Wait for its end, or have nanvix:store-gc wait with -Dnanvix.store.wait=SECONDS.");
  }
}
