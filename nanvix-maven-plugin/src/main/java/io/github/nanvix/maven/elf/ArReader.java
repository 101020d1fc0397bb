// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import io.github.nanvix.maven.fs.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks the members of an ar archive. */
final class ArReader {
  private static final int HEADER = 60;

  /** With the length of the name, which stands before the content. */
  private static final Pattern BSD_NAME = Pattern.compile("#1/[0-9]+");

  private static final Set<String> INDEX_NAMES =
      Set.of(
          "/", "/SYM64/", "__.SYMDEF", "__.SYMDEF SORTED", "__.SYMDEF_64", "__.SYMDEF_64 SORTED");

  /** So many bytes of members may be kept as they are read; more would fill the heap. */
  private static final long KEPT = 8 << 20;

  private final ByteSource source;
  private final ArMember.Content content;
  private final NameBudget budget;
  private final List<ArMember> members = new ArrayList<>();
  private @Nullable LongNames longNames;
  private boolean hasIndex;
  private long kept;

  ArReader(ByteSource source, ArMember.Content content) {
    this.source = source;
    this.content = content;
    this.budget = new NameBudget(source.size());
  }

  ArArchive read() {
    if (source.startsWith(ArArchive.THIN_MAGIC)) {
      throw new ElfFormatException(
          0, "an archive that holds its members, not a thin one (make it without the T modifier)");
    }
    if (!source.startsWith(ArArchive.MAGIC)) {
      throw new ElfFormatException(0, "the archive magic \"!<arch>\"");
    }
    long at = ArArchive.MAGIC.length;
    while (at < source.size() && !isLineEnd(at)) {
      at = member(at);
    }
    return new ArArchive(members, hasIndex);
  }

  /** Some tools end an archive with a line feed too many; others pass it over. */
  private boolean isLineEnd(long at) {
    return at == source.size() - 1 && source.page(at, 1, "the last byte").u8(at) == '\n';
  }

  /** Reads one member and gives the offset of the next, which is always further on. */
  private long member(long at) {
    ByteView bytes = source.page(at, HEADER, "an archive member header");
    if (bytes.u8(at + 58) != '`' || bytes.u8(at + 59) != '\n') {
      throw new ElfFormatException(at + 58, "the end of an archive member header");
    }
    String field = bytes.text(at, 16).stripTrailing();
    long start = at + HEADER;
    long size = number(at + 48, bytes.text(at + 48, 10).strip());
    source.require(start, size, "the content of archive member \"" + field + "\"");
    long next = start + size + (size & 1);
    if (field.equals("//")) {
      longNames = new LongNames(source, start, size);
      return next;
    }
    String name = field;
    if (BSD_NAME.matcher(field).matches()) {
      long length = number(at, field.substring(3));
      if (length > size) {
        throw new ElfFormatException(
            at, "a name no longer than the member of " + new Count(size, "byte"));
      }
      name = untilNul(source.view(start, length, "a member name").text(start, length));
      start += length;
      size -= length;
    } else if (!INDEX_NAMES.contains(field)) {
      name = gnuName(at, field);
    }
    if (INDEX_NAMES.contains(name)) {
      hasIndex = true;
    } else {
      long magic = Math.min(size, ArArchive.MAGIC.length);
      byte[] first = source.page(start, (int) magic, "the start of a member").copy(start, magic);
      boolean keeps = size <= KEPT - kept;
      kept += keeps ? size : 0;
      members.add(new ArMember(name, start, size, first, content, keeps));
    }
    return next;
  }

  private String gnuName(long at, String field) {
    if (!field.startsWith("/")) {
      return field.endsWith("/") ? field.substring(0, field.length() - 1) : field;
    }
    LongNames names = longNames;
    long index = number(at, field.substring(1));
    if (names == null || index >= names.size()) {
      throw new ElfFormatException(at, "a long member name at index " + index + " of table \"//\"");
    }
    String name = names.get(index, budget);
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  /** The table of names that do not fit into a header: each ends with a newline. */
  private static final class LongNames {
    private final ByteView bytes;
    private final long start;
    private final long size;

    LongNames(ByteSource source, long start, long size) {
      this.bytes = source.view(start, size, "the table of long names");
      this.start = start;
      this.size = size;
    }

    long size() {
      return size;
    }

    String get(long index, NameBudget budget) {
      long from = start + index;
      long end = from;
      while (end < start + size && bytes.u8(end) != '\n' && bytes.u8(end) != 0) {
        end++;
      }
      budget.charge((int) (end - from), from);
      return bytes.text(from, end - from);
    }
  }

  private static long number(long at, String digits) {
    if (digits.isEmpty()
        || digits.length() > 10
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new ElfFormatException(at, "a decimal number, not \"" + digits + "\"");
    }
    return Long.parseLong(digits);
  }

  private static String untilNul(String name) {
    int end = name.indexOf('\0');
    return end < 0 ? name : name.substring(0, end);
  }
}
