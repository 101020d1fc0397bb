// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text as a reader of a file has decoded it, escapes and quotes gone; each character knows which
 * characters of the file it came from. Readers can stand on one another: a shell's word within
 * make's value within a file.
 */
public final class MappedText {
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final SortedMap<Integer, Hidden> hidden;

  private MappedText(String text, int[] starts, int[] ends, SortedMap<Integer, Hidden> hidden) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.hidden = hidden;
  }

  /** Characters of a file as they are. */
  public static MappedText of(String file, int from, int to) {
    Builder builder = new Builder();
    for (int i = from; i < to; i++) {
      builder.add(file.charAt(i), i, i + 1);
    }
    return builder.build();
  }

  /** A whole text as it is. */
  public static MappedText of(String file) {
    return of(file, 0, file.length());
  }

  /** The number of characters. */
  public int length() {
    return text.length();
  }

  /** A character. */
  public char charAt(int i) {
    return text.charAt(i);
  }

  /** Where a character begins in the file. */
  public int start(int i) {
    return starts[i];
  }

  /** Where a character ends in the file. */
  public int end(int i) {
    return ends[i];
  }

  /** Whether something that is no part of the text, a quote mostly, stands before a character. */
  boolean beginsApart(int i) {
    return i > 0 && ends[i - 1] != starts[i];
  }

  /** The pieces that hide something, in their order. */
  public List<Hidden> hidden() {
    return List.copyOf(hidden.values());
  }

  /** The hiding piece that begins at a character. */
  public Optional<Hidden> hiddenAt(int i) {
    return Optional.ofNullable(hidden.get(i));
  }

  /** A part of it. */
  public MappedText part(int from, int to) {
    Builder builder = new Builder();
    builder.add(this, from, to);
    return builder.build();
  }

  /** The characters of the file that some characters of this text are. */
  public BitSet inFile(BitSet characters) {
    BitSet found = new BitSet();
    characters.stream().forEach(i -> found.set(starts[i], ends[i]));
    return found;
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }

  /** Puts a text together. */
  public static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final SortedMap<Integer, Hidden> hidden = new TreeMap<>();
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int absorbed = -1;

    /** The number of characters so far. */
    public int length() {
      return text.length();
    }

    /** Adds a character that stands in the file between two places. */
    public void add(char c, int start, int end) {
      int at = text.length();
      if (at == starts.length) {
        starts = Arrays.copyOf(starts, 2 * at);
        ends = Arrays.copyOf(ends, 2 * at);
      }
      text.append(c);
      starts[at] = absorbed < 0 ? start : absorbed;
      ends[at] = end;
      absorbed = -1;
    }

    /** Adds a part of another text, what it hides included. */
    public void add(MappedText other, int from, int to) {
      int distance = text.length() - from;
      for (int i = from; i < to; i++) {
        add(other.text.charAt(i), other.starts[i], other.ends[i]);
      }
      for (Hidden piece : other.hidden.subMap(from, to).values()) {
        hidden.put(piece.from() + distance, piece.movedBy(distance));
      }
    }

    /** As {@link #add(MappedText, int, int)}, all of it one piece that hides something. */
    public void addHidden(MappedText other, int from, int to, Optional<String> variable) {
      int before = text.length();
      add(other, from, to);
      hidden.tailMap(before).clear();
      if (to > from) {
        hidden.put(before, new Hidden(before, text.length(), variable));
      }
    }

    /** What stands in the file from here on belongs to the next character. */
    public void absorb(int start) {
      absorbed = absorbed < 0 ? start : absorbed;
    }

    /** The text. */
    public MappedText build() {
      return new MappedText(
          text.toString(),
          Arrays.copyOf(starts, text.length()),
          Arrays.copyOf(ends, text.length()),
          new TreeMap<>(hidden));
    }
  }
}
