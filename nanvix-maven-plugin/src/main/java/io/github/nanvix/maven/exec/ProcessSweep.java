// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds and kills processes by a mark in their environment (proc(5), {@code /proc/PID/environ}).
 *
 * <p>The tree of parents is not enough: a process whose parent has died, or that made a session of
 * its own, is nobody's descendant, but it still carries the environment that it was started with.
 */
public final class ProcessSweep {
  /** The variable by which a caller marks all commands that work in one directory. */
  public static final String STEP = "NANVIX_STEP";

  /** The variable by which the runner marks one command; its value is never used again. */
  public static final String COMMAND = "NANVIX_COMMAND";

  private static final Path PROC = Path.of("/proc");
  private static final int ENVIRONMENT_BYTES = 1 << 21;
  private static final int ROUNDS = 200;
  private static final long PAUSE_MILLIS = 20;

  private ProcessSweep() {}

  /**
   * Kills every process of this user that was started with {@code NANVIX_STEP=marker}, for example
   * by a build that was itself killed; this process and its ancestors are spared.
   *
   * @return how many processes were killed
   * @throws BuildException if one of them survives for some seconds
   */
  public static int kill(String marker) {
    return killMarked(STEP + "=" + marker);
  }

  /** Kills a process, its descendants, and every process whose environment has this entry. */
  static void killTree(ProcessHandle root, String entry) {
    List<ProcessHandle> descendants = root.descendants().toList();
    root.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    killMarked(entry);
  }

  static int killMarked(String entry) {
    // A pending interrupt would turn the pauses into a busy loop; killing comes first.
    boolean interrupted = Thread.interrupted();
    Set<ProcessHandle> killed = new HashSet<>();
    List<ProcessHandle> alive = marked(entry);
    // New processes may appear between the listing and the blow, hence the rounds.
    for (int round = 0; !alive.isEmpty() && round < ROUNDS; round++) {
      alive.forEach(ProcessHandle::destroyForcibly);
      killed.addAll(alive);
      interrupted |= pauseInterrupted();
      alive = marked(entry);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!alive.isEmpty()) {
      throw BuildException.environment(
          "Processes " + alive.stream().map(ProcessHandle::pid).toList() + " cannot be killed.",
          "End them by hand and build again.");
    }
    return killed.size();
  }

  /** The processes whose environment has this entry, {@code NAME=value}. */
  static List<ProcessHandle> marked(String entry) {
    Set<ProcessHandle> spared = new HashSet<>();
    for (Optional<ProcessHandle> own = Optional.of(ProcessHandle.current());
        own.isPresent() && spared.add(own.get());
        own = own.get().parent()) {}
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        // The handle is taken first: it remembers the start time, so a number that is used again
        // between the look and the blow does not hit a stranger.
        ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
            .filter(handle -> !spared.contains(handle) && carries(process, entry))
            .ifPresent(found::add);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      throw BuildException.environment(
          "Cannot list the processes in \"" + PROC + "\": " + Reason.of(e) + ".",
          "Builds need a mounted proc file system.",
          e);
    }
    return found;
  }

  private static boolean carries(Path process, String entry) {
    try (InputStream in = Files.newInputStream(process.resolve("environ"))) {
      String environment =
          new String(in.readNBytes(ENVIRONMENT_BYTES), StandardCharsets.ISO_8859_1);
      String wanted =
          new String(entry.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return ("\0" + environment + "\0").contains("\0" + wanted + "\0");
    } catch (IOException e) {
      // It has ended, or belongs to somebody else.
      return false;
    }
  }

  private static boolean pauseInterrupted() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
