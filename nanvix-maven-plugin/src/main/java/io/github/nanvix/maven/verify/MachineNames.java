// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for all names of a machine at once. The byte at the end of a window as long as the shortest
 * of them tells how far the window can move on (Horspool's algorithm, for a set of words), so most
 * bytes are never looked at.
 */
final class MachineNames {
  private static final int CHUNK = 1 << 20;

  /** How far before a name its bounds reach. */
  private static final int BEFORE = 2;

  private final List<MachineName> names;
  private final int window;
  private final int reach;
  private final int[] shift = new int[256];
  private final boolean[] begins = new boolean[256];

  MachineNames(List<MachineName> names) {
    // Of a directory and one within, the text names the one within.
    this.names =
        names.stream().sorted(Comparator.comparingInt(MachineName::length).reversed()).toList();
    this.window = names.stream().mapToInt(MachineName::length).min().orElse(0);
    this.reach = names.stream().mapToInt(MachineName::length).max().orElse(0) + 1;
    Arrays.fill(shift, window);
    for (MachineName name : names) {
      begins[name.at(0) & 0xff] = true;
      for (int i = 0; i < window; i++) {
        int c = name.at(i) & 0xff;
        shift[c] = Math.min(shift[c], window - 1 - i);
      }
    }
  }

  /** The words for the names in each file that has any, sorted. */
  SortedMap<RelativePath, List<String>> in(Path root, List<RelativePath> files) {
    SortedMap<RelativePath, List<String>> named = new TreeMap<>();
    if (!names.isEmpty()) {
      files.parallelStream()
          .map(file -> Map.entry(file, in(file.under(root))))
          .filter(entry -> !entry.getValue().isEmpty())
          .forEachOrdered(entry -> named.put(entry.getKey(), entry.getValue()));
    }
    return named;
  }

  private List<String> in(Path file) {
    try {
      return read(file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  /** Of a link its target, which is text as well. */
  private List<String> read(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return in(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
    }
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    if (Files.size(file) <= CHUNK) {
      return in(Files.readAllBytes(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in(in);
    }
  }

  private List<String> in(byte[] text) {
    Set<String> found = new TreeSet<>();
    search(text, 0, text.length, text.length, found);
    return List.copyOf(found);
  }

  private List<String> in(InputStream in) throws IOException {
    Set<String> found = new TreeSet<>();
    byte[] chunk = new byte[CHUNK];
    int start = 0;
    int kept = 0;
    while (true) {
      int filled = kept + in.readNBytes(chunk, kept, chunk.length - kept);
      boolean last = filled < chunk.length;
      int end = last ? filled : filled - reach;
      start = search(chunk, start, end, filled, found);
      if (last) {
        return List.copyOf(found);
      }
      int from = end - BEFORE;
      System.arraycopy(chunk, from, chunk, 0, filled - from);
      kept = filled - from;
      start -= from;
    }
  }

  /**
   * Searches for names that begin before {@code end}.
   *
   * @return where to go on, at {@code end} or behind
   */
  private int search(byte[] text, int start, int end, int filled, Set<String> found) {
    // A young JVM reads fields anew in each round.
    int[] moves = shift;
    boolean[] first = begins;
    int last = window - 1;
    int limit = Math.min(end + last, filled);
    int at = start + last;
    while (at < limit) {
      int move = moves[text[at] & 0xff];
      if (move > 0) {
        at += move;
      } else {
        at += first[text[at - last] & 0xff] ? nameAt(text, at - last, filled, found) : 1;
      }
    }
    return Math.max(at - last, end);
  }

  /** How far the window moves on: behind a name, if one is here. */
  private int nameAt(byte[] text, int at, int filled, Set<String> found) {
    for (MachineName name : names) {
      if (name.isAt(text, at, filled)) {
        found.add(name.words());
        return name.length();
      }
    }
    return 1;
  }
}
