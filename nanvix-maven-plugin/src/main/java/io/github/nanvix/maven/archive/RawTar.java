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
final class RawTar extends TarArchiveInputStream {
  // Of a header, as in POSIX.1-1988: where a field begins and ends.
  private static final int NAME = 0;
  private static final int LINK = 157;
  private static final int PREFIX = 345;
  private static final int NAME_LENGTH = 100;
  private static final int PREFIX_LENGTH = 155;

  /** The names since the last entry: GNU has records for long ones, before the header. */
  private final List<String> names = new ArrayList<>();

  RawTar(InputStream in) {
    super(in, StandardCharsets.UTF_8.name());
  }

  /** Begins to collect the names of the next entry. */
  void forget() {
    names.clear();
  }

  /** A name that the library has read, with U+FFFD in the place of what is not UTF-8. */
  String text(String name) {
    if (name.indexOf('?') < 0) {
      return name;
    }
    String slash = name.endsWith("/") ? "/" : "";
    String bare = name.substring(0, name.length() - slash.length());
    return names.stream()
        .filter(raw -> raw.indexOf('\ufffd') >= 0)
        .filter(raw -> raw.replace('\ufffd', '?').equals(bare))
        .findFirst()
        .map(raw -> raw + slash)
        .orElse(name);
  }

  @Override
  protected byte[] readRecord() throws IOException {
    byte[] record = super.readRecord();
    if (record != null && TarUtils.verifyCheckSum(record)) {
      String name = field(record, NAME, NAME_LENGTH);
      add(name);
      add(field(record, LINK, NAME_LENGTH));
      add(field(record, PREFIX, PREFIX_LENGTH) + "/" + name);
    }
    return record;
  }

  @Override
  protected byte[] getLongNameData() throws IOException {
    int before = names.size();
    byte[] data = super.getLongNameData();
    if (data != null) {
      names.add(before, new String(data, StandardCharsets.UTF_8));
    }
    return data;
  }

  private void add(String name) {
    names.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
  }

  private static String field(byte[] record, int from, int length) {
    int end = from;
    while (end < from + length && record[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(record, from, end), StandardCharsets.UTF_8);
  }
}
