// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.elf.SymbolTable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * JSON in one line, as bytes of UTF-8 and piece by piece: names of symbols, of which there are
 * millions, come straight from their tables.
 */
final class JsonLine {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** One in each of eight bytes. */
  private static final long EACH = 0x0101010101010101L;

  private byte[] bytes = new byte[1024];
  private int length;
  private boolean isFirst = true;

  /** Begins an object or an array. */
  void open(char bracket) {
    separate();
    put(bracket);
    isFirst = true;
  }

  void close(char bracket) {
    put(bracket);
    isFirst = false;
  }

  /** Begins a member of an object; its value follows. */
  void name(String name) {
    string(name);
    put(':');
    put(' ');
    isFirst = true;
  }

  void member(String name, String value) {
    name(name);
    string(value);
  }

  /** A member whose value needs no quotes: a number or a truth value. */
  void bare(String name, Object value) {
    name(name);
    isFirst = false;
    text(value.toString());
  }

  void strings(String name, List<String> values) {
    name(name);
    open('[');
    values.forEach(this::string);
    close(']');
  }

  void string(String value) {
    separate();
    int start = length;
    put('"');
    if (text(value)) {
      put('"');
    } else {
      length = start;
      escaped(value);
    }
  }

  /** A symbol's name with its version. */
  void symbol(SymbolTable table, int index) {
    separate();
    int start = length;
    byte[] version = table.versionSuffix(index);
    int size = table.nameLength(index);
    reserve(size + version.length + 2);
    bytes[length++] = '"';
    table.copyName(index, bytes, length);
    length += size;
    System.arraycopy(version, 0, bytes, length, version.length);
    length += version.length;
    if (isPlain(start + 1)) {
      bytes[length++] = '"';
    } else {
      length = start;
      escaped(table.name(index) + new String(version, StandardCharsets.UTF_8));
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void separate() {
    if (!isFirst) {
      put(',');
      put(' ');
    }
    isFirst = false;
  }

  /** Whether all bytes from a place on stand for themselves. */
  private boolean isPlain(int from) {
    int i = from;
    while (i <= length - Long.BYTES && arePlain((long) EIGHT.get(bytes, i))) {
      i += Long.BYTES;
    }
    for (; i < length; i++) {
      if (!isPlain((char) bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** The same for eight bytes, without false hope; false for some that are plain does no harm. */
  private static boolean arePlain(long eight) {
    long high = 0x8080808080808080L;
    long control = eight - ' ' * EACH;
    long quote = (eight ^ '"' * EACH) - EACH;
    long backslash = (eight ^ '\\' * EACH) - EACH;
    return ((eight | control | quote | backslash) & high) == 0;
  }

  /** Of ASCII, and nothing that must be escaped. */
  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
  }

  /** Appends characters up to the first that is not plain, and says whether there was none. */
  private boolean text(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isPlain(c)) {
        return false;
      }
      bytes[length++] = (byte) c;
    }
    return true;
  }

  private void escaped(String value) {
    byte[] quoted = Json.line(value).getBytes(StandardCharsets.UTF_8);
    reserve(quoted.length);
    System.arraycopy(quoted, 0, bytes, length, quoted.length);
    length += quoted.length;
  }

  private void put(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
    }
  }
}
