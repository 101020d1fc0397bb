package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the members of an ar archive. */
final class ArReader {
  private static final int HEADER = 60;
  private static final Set<String> INDEX_NAMES =
      Set.of(
          "/", "/SYM64/", "__.SYMDEF", "__.SYMDEF SORTED", "__.SYMDEF_64", "__.SYMDEF_64 SORTED");

  private final ByteView bytes;
  private final NameBudget budget;
  private final List<ArMember> members = new ArrayList<>();
  private @Nullable ByteView longNames;
  private boolean hasIndex;

  ArReader(ByteView bytes) {
    this.bytes = bytes;
    this.budget = new NameBudget(bytes.size());
  }

  ArArchive read() {
    if (bytes.startsWith(ArArchive.THIN_MAGIC)) {
      throw new ElfFormatException(
          0, "an archive that holds its members, not a thin one (make it without the T modifier)");
    }
    if (!bytes.startsWith(ArArchive.MAGIC)) {
      throw new ElfFormatException(0, "the archive magic \"!<arch>\"");
    }
    long at = ArArchive.MAGIC.length;
    while (at < bytes.size()) {
      at = member(at);
    }
    return new ArArchive(members, hasIndex);
  }

  /** Reads one member and gives the offset of the next, which is always further on. */
  private long member(long at) {
    bytes.require(at, HEADER, "an archive member header");
    if (bytes.u8(at + 58) != '`' || bytes.u8(at + 59) != '\n') {
      throw new ElfFormatException(at + 58, "the end of an archive member header");
    }
    String field = bytes.text(at, 16).stripTrailing();
    long start = at + HEADER;
    long size = number(at + 48, bytes.text(at + 48, 10).strip());
    bytes.require(start, size, "the content of archive member \"" + field + "\"");
    long next = start + size + (size & 1);
    if (field.equals("//")) {
      longNames = bytes.slice(start, size);
      return next;
    }
    String name = field;
    if (field.startsWith("#1/")) {
      long length = number(at, field.substring(3));
      bytes.require(start, Math.min(length, size), "a member name");
      if (length > size) {
        throw new ElfFormatException(at, "a name no longer than the member of " + size + " bytes");
      }
      name = untilNul(bytes.text(start, length));
      start += length;
      size -= length;
    } else if (!INDEX_NAMES.contains(field)) {
      name = gnuName(at, field);
    }
    if (INDEX_NAMES.contains(name)) {
      hasIndex = true;
    } else {
      members.add(new ArMember(name, start, bytes.slice(start, size)));
    }
    return next;
  }

  private String gnuName(long at, String field) {
    if (!field.startsWith("/")) {
      return field.endsWith("/") ? field.substring(0, field.length() - 1) : field;
    }
    ByteView names = longNames;
    long start = number(at, field.substring(1));
    if (names == null || start >= names.size()) {
      throw new ElfFormatException(at, "a long member name at index " + start + " of table \"//\"");
    }
    long end = start;
    while (end < names.size() && names.u8(end) != '\n' && names.u8(end) != 0) {
      end++;
    }
    budget.charge((int) (end - start), at);
    String name = names.text(start, end - start);
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
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
