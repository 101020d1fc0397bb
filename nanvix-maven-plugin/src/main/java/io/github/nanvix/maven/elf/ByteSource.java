// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import io.github.nanvix.maven.fs.Count;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A file, an archive member or an array, of which only the ranges that are asked for are read. What
 * it has given stays valid when it is closed.
 *
 * <p>Tables may overlap, so that a small hostile file could otherwise be read any number of times:
 * all reads together are limited to a few times its size.
 */
final class ByteSource implements Closeable {
  /** Headers, and in most files the first tables, lie here; one read brings them all. */
  private static final int HEAD = 4096;

  /** From here on a range is mapped, so that the tables of a huge file need no heap. */
  private static final int MAPPED_FROM = 4 << 20;

  private static final ByteView NOTHING = ByteView.of(new byte[0]);

  private static final int REMEMBERED = 4;
  private static final int TIMES_SIZE = 4;
  private static final int CHUNK = 256 << 10;

  private final @Nullable FileChannel channel;
  private final long start;
  private final long size;
  private ByteView head;
  private final Deque<ByteView> recent = new ArrayDeque<>(REMEMBERED);
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private long budget;

  private ByteSource(@Nullable FileChannel channel, long start, long size, ByteView head) {
    this.channel = channel;
    this.start = start;
    this.size = size;
    this.head = head.ordered(order);
    this.budget = size * TIMES_SIZE + (HEAD << 4);
  }

  static ByteSource of(byte[] content) {
    return of(content, 0, content.length);
  }

  /** A part of an array, with offsets counted from its start. */
  static ByteSource of(byte[] content, long start, long length) {
    ByteBuffer part = ByteBuffer.wrap(content, (int) start, (int) length).slice();
    return new ByteSource(null, 0, length, new ByteView(part, 0));
  }

  /** A whole file, open until closed. */
  static ByteSource open(Path file) throws IOException {
    return open(file, 0, Long.MAX_VALUE);
  }

  /** A part of a file, with offsets counted from its start. */
  static ByteSource open(Path file, long start, long length) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      long size = Math.max(0, Math.min(length, channel.size() - start));
      ByteBuffer head = read(channel, start, (int) Math.min(size, HEAD));
      return new ByteSource(channel, start, size, new ByteView(head, 0));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  long size() {
    return size;
  }

  /** Says in which order the bytes of numbers stand, once that is known. */
  void order(ByteOrder known) {
    order = known;
    head = head.ordered(known);
    recent.clear();
  }

  /**
   * Refuses a range that does not lie within the bytes; one of no bytes, as files of debug
   * information have them, may lie anywhere.
   */
  void require(long at, long length, String expectation) {
    if (length != 0 && (at < 0 || length < 0 || at > size || length > size - at)) {
      throw new ElfFormatException(
          at,
          expectation
              + " ("
              + Long.toUnsignedString(length)
              + new Count(length, "").choose(" byte", " bytes")
              + ") within the "
              + new Count(size, "byte")
              + " of the file");
    }
  }

  boolean startsWith(byte[] magic) {
    return head.startsWith(magic);
  }

  /** A range of the bytes; offsets in it count from the source's start. */
  ByteView view(long at, long length, String expectation) {
    require(at, length, expectation);
    if (length == 0) {
      return NOTHING;
    }
    ByteView known = known(at, length);
    return known == null ? fresh(at, length, expectation) : known;
  }

  /** A view that covers a few bytes, and as many more from there on as one page has. */
  ByteView page(long at, int least, String expectation) {
    require(at, least, expectation);
    ByteView known = known(at, least);
    return known == null ? fresh(at, Math.min(HEAD, size - at), expectation) : known;
  }

  private @Nullable ByteView known(long at, long length) {
    if (head.covers(at, length)) {
      return head;
    }
    for (ByteView view : recent) {
      if (view.covers(at, length)) {
        return view;
      }
    }
    return null;
  }

  private ByteView fresh(long at, long length, String expectation) {
    budget -= length;
    if (budget < 0 || length > Integer.MAX_VALUE - 8) {
      throw new ElfFormatException(at, expectation + " that does not overlap others beyond reason");
    }
    ByteView read = read(at, (int) length);
    if (recent.size() == REMEMBERED) {
      recent.removeLast();
    }
    recent.addFirst(read);
    return read;
  }

  private ByteView read(long at, int length) {
    FileChannel open = channel;
    if (open == null) {
      throw new IllegalStateException("an array is all head");
    }
    try {
      ByteBuffer bytes =
          length < MAPPED_FROM
              ? read(open, start + at, length)
              : open.map(FileChannel.MapMode.READ_ONLY, start + at, length);
      if (bytes.remaining() < length) {
        throw new ElfFormatException(at + bytes.remaining(), "more bytes: the file has shrunk");
      }
      return new ByteView(bytes.order(order), at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads in chunks, because the channel takes as much memory again outside the heap. */
  private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.position() < length) {
      bytes.limit(Math.min(length, bytes.position() + CHUNK));
      if (channel.read(bytes, at + bytes.position()) < 0) {
        break;
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
