// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * A tar stream that knows the bytes of names: the library puts a question mark in the place of what
 * is not UTF-8, which nobody could tell from one in the name.
 */
public final class RawTar extends TarArchiveInputStream {
  // Of a header, as in POSIX.1-1988: where a field begins and ends.
  private static final int NAME = 0;
  private static final int LINK = 157;
  private static final int PREFIX = 345;
  private static final int NAME_LENGTH = 100;
  private static final int PREFIX_LENGTH = 155;

  /** What decoding puts in the place of bytes that are no text. */
  private static final char UNREAD = '\ufffd';

  /** The names since the last entry: GNU has records for long ones, before the header. */
  private final List<byte[]> names = new ArrayList<>();

  /** Reads the entries of a stream that is not compressed. */
  public RawTar(InputStream in) {
    super(in, StandardCharsets.UTF_8.name());
  }

  /** Begins to collect the names of the next entry. */
  public void forget() {
    names.clear();
  }

  /** A name that the library has read, with U+FFFD in the place of what is not UTF-8. */
  String text(String name) {
    return text(bytes(name));
  }

  /**
   * A name that the library has read, {@link NameBytes#spelled} by its bytes. The bytes of a name
   * that stands in a pax header alone, because it is too long for others, are not known.
   */
  public String spelled(String name) {
    return NameBytes.spelled(bytes(name));
  }

  private byte[] bytes(String name) {
    String slash = name.endsWith("/") ? "/" : "";
    String bare = name.substring(0, name.length() - slash.length());
    return names.stream()
        .filter(raw -> name.indexOf('?') >= 0 || name.indexOf(UNREAD) >= 0)
        .filter(raw -> text(raw).indexOf(UNREAD) >= 0)
        // In pax headers the library itself puts U+FFFD there.
        .filter(raw -> text(raw).replace(UNREAD, '?').equals(bare.replace(UNREAD, '?')))
        .findFirst()
        .map(raw -> slash.isEmpty() ? raw : appended(raw, (byte) '/'))
        .orElseGet(() -> name.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] appended(byte[] name, byte last) {
    byte[] longer = Arrays.copyOf(name, name.length + 1);
    longer[name.length] = last;
    return longer;
  }

  private static String text(byte[] name) {
    return new String(name, StandardCharsets.UTF_8);
  }

  @Override
  protected byte[] readRecord() throws IOException {
    byte[] record = super.readRecord();
    if (record != null && TarUtils.verifyCheckSum(record)) {
      byte[] name = field(record, NAME, NAME_LENGTH);
      byte[] prefix = appended(field(record, PREFIX, PREFIX_LENGTH), (byte) '/');
      byte[] whole = Arrays.copyOf(prefix, prefix.length + name.length);
      System.arraycopy(name, 0, whole, prefix.length, name.length);
      add(name);
      add(field(record, LINK, NAME_LENGTH));
      add(whole);
    }
    return record;
  }

  @Override
  protected byte[] getLongNameData() throws IOException {
    int before = names.size();
    byte[] data = super.getLongNameData();
    if (data != null) {
      names.add(before, data);
    }
    return data;
  }

  private void add(byte[] name) {
    int end = name.length - 1;
    names.add(end >= 0 && name[end] == '/' ? Arrays.copyOf(name, end) : name);
  }

  private static byte[] field(byte[] record, int from, int length) {
    int end = from;
    while (end < from + length && record[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(record, from, end);
  }
}
