// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.fs.Count;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its way here, through breaks: how much of it has come, and whether that is enough.
 */
final class Transfer {
  private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);
  private static final int BUFFER = 1 << 16;
  private static final long SECOND = 1_000_000_000L;
  private static final long TOLD_EVERY = 30 * SECOND;

  /** What another try at the same place would not mend. */
  static final class HopelessException extends IOException {
    private static final long serialVersionUID = 1L;

    HopelessException(String message) {
      super(message);
    }
  }

  private final Path file;
  private final Optional<Long> size;
  private final Patience patience;
  private final LongSupplier clock;
  private final Consumer<String> progress;
  private final long begin;
  private long told;
  private long received;

  /**
   * @param size in bytes, where pinned
   */
  Transfer(Path file, Optional<Long> size, Patience patience) {
    this(file, size, patience, System::nanoTime, LOG::info);
  }

  /**
   * @param clock nanoseconds since some moment
   * @param progress is told now and then how much has come
   */
  Transfer(
      Path file,
      Optional<Long> size,
      Patience patience,
      LongSupplier clock,
      Consumer<String> progress) {
    this.file = file;
    this.size = size;
    this.patience = patience;
    this.clock = clock;
    this.progress = progress;
    this.begin = clock.getAsLong();
    this.told = begin;
  }

  /** How many bytes there are. */
  long received() {
    return received;
  }

  /**
   * Takes the rest of the file.
   *
   * @param from how many of its bytes are there already
   * @param length how many come, if that was said; negative if not
   */
  void take(InputStream in, long from, long length) throws IOException {
    long promised = size.orElse(length < 0 ? -1 : from + length);
    if (from + length > size.orElse(patience.most())) {
      throw tooMuch("it would send " + new Count(from + length, "byte"));
    }
    received = from;
    try (OutputStream out =
        from > 0
            ? Files.newOutputStream(file, StandardOpenOption.APPEND)
            : Files.newOutputStream(file)) {
      copy(in, out);
    }
    if (promised >= 0 && received != promised) {
      throw new IOException(
          "truncated: expected "
              + new Count(promised, "byte")
              + ", got "
              + new Count(received, "byte"));
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long window = clock.getAsLong();
    long before = received;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (received + n > size.orElse(patience.most())) {
        throw tooMuch("it sends more and more");
      }
      out.write(buffer, 0, n);
      received += n;
      long now = clock.getAsLong();
      long millis = (now - window) / 1_000_000;
      if (millis >= patience.stallMillis()) {
        if ((received - before) * 1000 < patience.rate() * millis) {
          throw new HopelessException(
              "too slow: "
                  + new Count(received - before, "byte")
                  + " in "
                  + millis / 1000.0
                  + " s, expected "
                  + patience.rate()
                  + " a second");
        }
        window = now;
        before = received;
      }
      requireTime();
      tell(now);
    }
  }

  /** Whether there is time left. */
  void requireTime() throws IOException {
    if (clock.getAsLong() - begin > patience.total().toNanos()) {
      throw new HopelessException(
          "it takes longer than "
              + patience.total().toSeconds()
              + " s; "
              + new Count(received, "byte")
              + " have come");
    }
  }

  private HopelessException tooMuch(String what) {
    return new HopelessException(
        what + ", expected " + new Count(size.orElse(patience.most()), "byte"));
  }

  private void tell(long now) {
    if (now - told >= TOLD_EVERY) {
      progress.accept(
          file.getFileName()
              + ": "
              + (size.isPresent() ? received + " of " : "")
              + new Count(size.orElse(received), "byte"));
      told = now;
    }
  }
}
