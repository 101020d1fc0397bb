// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.TemporaryDirectory;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * The pipe of tokens that GNU make shares with the makes that it calls (its manual, "POSIX
 * Jobserver Interaction"), here a named one, since a Java machine cannot hand a descriptor on: a
 * shell opens it and becomes make. That form, {@code --jobserver-auth=R,W}, is understood from 4.2
 * on; an older make works on its own with {@code -j}.
 */
final class Jobserver {
  private static final Logger LOG = LoggerFactory.getLogger(Jobserver.class);
  private static final int DESCRIPTOR = 8;
  private static final String OPEN_AND_BECOME = "exec " + DESCRIPTOR + "<>\"$0\" && exec \"$@\"";

  private final int jobs;
  private final Path pipe;
  private final RandomAccessFile tokens;
  private final FileInputStream in;

  private Jobserver(int jobs, Path pipe) throws IOException {
    this.jobs = jobs;
    this.pipe = pipe;
    // For reading and writing, so that opening waits for nobody.
    this.tokens = new RandomAccessFile(pipe.toFile(), "rw");
    this.in = new FileInputStream(tokens.getFD());
    for (int i = 0; i < jobs; i++) {
      give();
    }
  }

  /** A pipe with a token for each job; none where this machine cannot make named pipes. */
  static Optional<Jobserver> open(int jobs) {
    try {
      Path directory = TemporaryDirectory.make("nanvix-jobs");
      directory.toFile().deleteOnExit();
      Path pipe = directory.resolve("tokens");
      new ProcessExecutor("mkfifo", "-m", "600", pipe.toString())
          .exitValueNormal()
          .timeout(10, TimeUnit.SECONDS)
          .execute();
      pipe.toFile().deleteOnExit();
      return Optional.of(new Jobserver(jobs, pipe));
    } catch (BuildException e) {
      LOG.warn("Steps that run side by side share the jobs out beforehand. {}", e.getMessage());
      return Optional.empty();
    } catch (IOException | TimeoutException | RuntimeException e) {
      LOG.debug("No jobserver: steps that run side by side share the jobs out", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BuildException.environment("Interrupted while making the job budget.", "", e);
    }
  }

  /** A call of make as a client. */
  List<String> client(List<String> make) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", OPEN_AND_BECOME, pipe.toString()));
    argv.addAll(make);
    return argv;
  }

  /** What tells make that it is one. */
  Map<String, String> environment() {
    return Map.of("MAKEFLAGS", " -j" + jobs + " --jobserver-auth=" + DESCRIPTOR + "," + DESCRIPTOR);
  }

  /**
   * Waits for a token: asleep in the read, as every client is, since whoever looked now and then
   * would always come too late beside a make that has more to do.
   */
  void take() {
    try {
      if (in.read() < 0) {
        throw new IOException("end of file");
      }
    } catch (IOException e) {
      throw DiskFailure.of("read", pipe, e);
    }
  }

  /** Takes a token if one is free. */
  boolean tryTake() {
    try {
      if (in.available() == 0) {
        return false;
      }
    } catch (IOException e) {
      throw DiskFailure.of("read", pipe, e);
    }
    take();
    return true;
  }

  /** Returns a token. */
  void give() {
    try {
      tokens.write('+');
    } catch (IOException e) {
      throw DiskFailure.of("write", pipe, e);
    }
  }
}
