// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The first difference of two files or archive members, by what they are. */
public sealed interface Detail {

  /** One sentence part, for people. */
  String text();

  /**
   * One of the two lacks the file.
   *
   * @param inFirst whether the first has it
   */
  record Missing(boolean inFirst) implements Detail {
    @Override
    public String text() {
      return inFirst ? "only in the first" : "only in the second";
    }
  }

  /**
   * What an archive or a file header says beside the content.
   *
   * @param field what differs, for example {@code mode}
   * @param first its value in the first, as people read it
   * @param second its value in the second
   */
  record Attribute(String field, String first, String second) implements Detail {
    @Override
    public String text() {
      return field + " is " + first + " and " + second;
    }
  }

  /**
   * A line of a text.
   *
   * @param number the line's number, the first one is 1
   * @param column the column of the first character that differs, the first one is 1
   * @param first what the first has there, shortened
   * @param second what the second has there
   */
  record Line(long number, long column, String first, String second) implements Detail {
    @Override
    public String text() {
      return "line " + number + ", column " + column + ": \"" + first + "\" and \"" + second + "\"";
    }
  }

  /**
   * Content of a section of an ELF file.
   *
   * @param section the section's name
   * @param offset where in the section, in bytes
   * @param symbol the symbol that covers the place, or else the last one before it in the section
   * @param bytes what both have there
   */
  record InSection(String section, long offset, Optional<Near> symbol, Pair bytes)
      implements Detail {
    @Override
    public String text() {
      return "section "
          + section
          + ", offset "
          + hex(offset)
          + symbol.map(near -> ", " + near.text()).orElse("")
          + ": "
          + bytes.text();
    }
  }

  /**
   * Bytes of a file without structure, or outside of what its structure has names for.
   *
   * @param where which part of the file, empty for the file as such
   * @param offset where in the file, in bytes
   * @param bytes what both have there
   */
  record InFile(String where, long offset, Pair bytes) implements Detail {
    @Override
    public String text() {
      return (where.isEmpty() ? "" : where + ", ") + "offset " + hex(offset) + ": " + bytes.text();
    }
  }

  /**
   * A symbol and how far behind its start something is.
   *
   * @param name the symbol's name
   * @param distance in bytes
   * @param isWithin whether the symbol's size covers the place
   */
  record Near(String name, long distance, boolean isWithin) {
    String text() {
      return (isWithin ? "in \"" : "after \"") + name + "\" + " + hex(distance);
    }
  }

  /** Two bytes; an absent one is beyond the end. */
  record Pair(OptionalInt first, OptionalInt second) {
    static Pair of(int first, int second) {
      return new Pair(present(first), present(second));
    }

    private static OptionalInt present(int value) {
      return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    String text() {
      return shown(first) + " and " + shown(second);
    }

    private static String shown(OptionalInt value) {
      return value.isPresent() ? String.format(Locale.ROOT, "%02x", value.getAsInt()) : "the end";
    }
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
