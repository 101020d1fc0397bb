// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Bazel's remote execution API has under {@code /ac/}: the message {@code
 * build.bazel.remote.execution.v2.ActionResult}, of which the field {@code output_files} is all
 * that is used here. Servers that know the protocol look whether they have those files.
 *
 * @param files the parts of an entry by their names
 */
record ActionResult(SortedMap<String, Blob> files) {
  /** The largest that is read: a hundred times what four files need. */
  static final int MOST_BYTES = 1 << 16;

  // Field numbers of the protocol, and the wire types of protobuf's encoding.
  private static final int OUTPUT_FILES = 2;
  private static final int PATH = 1;
  private static final int DIGEST = 2;
  private static final int HASH = 1;
  private static final int SIZE = 2;
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  /**
   * A file by what it holds.
   *
   * @param digest the SHA-256 of its content
   * @param size in bytes
   */
  record Blob(Sha256 digest, long size) {}

  /** The message in protobuf's encoding. */
  byte[] encode() {
    Message message = new Message();
    files.forEach(
        (path, blob) ->
            message.bytes(
                OUTPUT_FILES,
                new Message()
                    .text(PATH, path)
                    .bytes(
                        DIGEST,
                        new Message().text(HASH, blob.digest().hex()).number(SIZE, blob.size()))));
    return message.out.toByteArray();
  }

  /**
   * Reads a message; fields that are not used here are passed over.
   *
   * @throws DamagedPartException if it is none
   */
  static ActionResult decode(byte[] bytes) throws DamagedPartException {
    SortedMap<String, Blob> files = new TreeMap<>();
    try {
      Fields fields = new Fields(ByteBuffer.wrap(bytes));
      while (fields.next()) {
        if (fields.number == OUTPUT_FILES) {
          file(fields.message(), files);
        } else {
          fields.pass();
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new DamagedPartException("what it has under /ac/ is no ActionResult");
    }
    return new ActionResult(files);
  }

  private static void file(Fields fields, SortedMap<String, Blob> files) throws IOException {
    String path = "";
    String hash = "";
    long size = 0;
    while (fields.next()) {
      switch (fields.number) {
        case PATH -> path = fields.text();
        case DIGEST -> {
          Fields digest = fields.message();
          while (digest.next()) {
            switch (digest.number) {
              case HASH -> hash = digest.text();
              case SIZE -> size = digest.varint();
              default -> digest.pass();
            }
          }
        }
        default -> fields.pass();
      }
    }
    if (size < 0) {
      throw new IOException("negative size");
    }
    files.put(path, new Blob(new Sha256(hash), size));
  }

  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Message number(int field, long value) {
      varint(((long) field << 3) | VARINT);
      varint(value);
      return this;
    }

    private Message bytes(int field, Message content) {
      return bytes(field, content.out.toByteArray());
    }

    private Message text(int field, String text) {
      return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private Message bytes(int field, byte[] content) {
      varint(((long) field << 3) | BYTES);
      varint(content.length);
      out.writeBytes(content);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }

  /** The fields of a message, one after the other. */
  private static final class Fields {
    private final ByteBuffer in;
    private int number;
    private int type;

    Fields(ByteBuffer in) {
      this.in = in;
    }

    boolean next() throws IOException {
      if (!in.hasRemaining()) {
        return false;
      }
      long tag = varint(in);
      number = (int) (tag >>> 3);
      type = (int) (tag & 7);
      return true;
    }

    long varint() throws IOException {
      require(VARINT);
      return varint(in);
    }

    String text() throws IOException {
      ByteBuffer content = content();
      return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
    }

    Fields message() throws IOException {
      return new Fields(content());
    }

    void pass() throws IOException {
      switch (type) {
        case VARINT -> varint(in);
        case FIXED64 -> skip(Long.BYTES);
        case BYTES -> content();
        case FIXED32 -> skip(Integer.BYTES);
        default -> throw new IOException("unknown wire type " + type);
      }
    }

    private ByteBuffer content() throws IOException {
      require(BYTES);
      long length = varint(in);
      if (length < 0 || length > in.remaining()) {
        throw new EOFException();
      }
      ByteBuffer content = in.slice(in.position(), (int) length);
      skip((int) length);
      return content;
    }

    private void skip(int length) throws IOException {
      if (length > in.remaining()) {
        throw new EOFException();
      }
      in.position(in.position() + length);
    }

    private void require(int expected) throws IOException {
      if (type != expected) {
        throw new IOException("wire type " + type + " where " + expected + " was expected");
      }
    }

    private static long varint(ByteBuffer in) throws IOException {
      long value = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        byte next = in.get();
        value |= (long) (next & 0x7F) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new IOException("a number of more than 64 bits");
    }
  }
}
