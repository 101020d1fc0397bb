// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import io.github.nanvix.maven.failure.DiskFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command's output goes: all of it to the log file, the last lines and a small beginning to
 * memory.
 *
 * <p>Writing never fails: a command whose log cannot be written would block on a full pipe. The
 * failure is kept and asked for at the end.
 */
final class OutputSink extends OutputStream {
  static final int TAIL_LINES = 20;
  static final int LINE_BYTES = 1000;
  // Compilers are told which file last, behind all flags.
  private static final int COUNTED_BYTES = 16 * LINE_BYTES;
  static final int WHOLE_BYTES = 1 << 18;

  private final OutputStream log;
  private final Deque<String> tail = new ArrayDeque<>();
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Counted counted = Counted.NOTHING;
  private boolean wholeCut;
  private boolean diskFull;
  private @Nullable IOException failure;

  private OutputSink(OutputStream log) {
    this.log = log;
  }

  static OutputSink open(Path log) throws IOException {
    Path parent = log.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return new OutputSink(Files.newOutputStream(log));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (failure == null) {
      try {
        log.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
      }
    }
    if (whole.size() + length > WHOLE_BYTES) {
      wholeCut = true;
      whole.reset();
    } else if (!wholeCut) {
      whole.write(bytes, offset, length);
    }
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        endLine();
      } else if (line.size() < COUNTED_BYTES) {
        line.write(bytes[i]);
      }
    }
  }

  /** How far the command has got. */
  synchronized Counted counted() {
    return counted;
  }

  /** The last lines; one without an end counts. */
  synchronized List<String> tail() {
    if (line.size() > 0) {
      endLine();
    }
    return List.copyOf(tail);
  }

  synchronized Optional<String> whole() {
    return wholeCut ? Optional.empty() : Optional.of(whole.toString(StandardCharsets.UTF_8));
  }

  /** Whether any line said that a disk or a quota is full. */
  synchronized boolean saidDiskFull() {
    return diskFull;
  }

  /** Why the log is not complete, if it is not. */
  synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }

  private void endLine() {
    CountedLine.item(line.toString(StandardCharsets.UTF_8))
        .ifPresent(item -> counted = counted.next(item));
    byte[] bytes = line.toByteArray();
    int kept = Math.min(bytes.length, LINE_BYTES);
    // Control characters would repaint the console that the tail is shown on.
    String text =
        new String(bytes, 0, kept, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\t]]", "");
    if (kept < bytes.length) {
      text += " ...";
    }
    line.reset();
    diskFull |= DiskFailure.isFull(text);
    if (tail.size() == TAIL_LINES) {
      tail.removeFirst();
    }
    tail.addLast(text);
  }
}
