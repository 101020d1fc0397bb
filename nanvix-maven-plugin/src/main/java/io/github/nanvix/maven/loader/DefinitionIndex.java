package io.github.nanvix.maven.loader;

import java.util.Arrays;

/**
 * Which files define a name, by the name's hash: numbers of files in chains, a few bytes for each
 * definition. Two names may share a hash, so that a hit is only a hint.
 */
final class DefinitionIndex {
  private static final int NONE = -1;

  private int[] heads = filled(1 << 10);
  private int[] hashes = new int[1 << 9];
  private int[] files = new int[1 << 9];
  private int[] next = new int[1 << 9];
  private int count;

  /** Notes that a file defines a name. */
  void add(String name, int file) {
    if (count == hashes.length) {
      grow();
    }
    int hash = name.hashCode();
    int slot = slot(hash);
    int head = heads[slot];
    if (head != NONE && hashes[head] == hash && files[head] == file) {
      return;
    }
    hashes[count] = hash;
    files[count] = file;
    next[count] = head;
    heads[slot] = count++;
  }

  /**
   * The numbers of the files that may define a name, each at least once.
   *
   * @param most how many are wanted; null stands for more
   */
  int @org.jspecify.annotations.Nullable [] files(String name, int most) {
    int hash = name.hashCode();
    int[] found = new int[Math.min(most, 4)];
    int size = 0;
    for (int at = heads[slot(hash)]; at != NONE; at = next[at]) {
      if (hashes[at] == hash) {
        if (size == most) {
          return null;
        }
        if (size == found.length) {
          found = Arrays.copyOf(found, Math.min(most, size * 2));
        }
        found[size++] = files[at];
      }
    }
    return size == found.length ? found : Arrays.copyOf(found, size);
  }

  private int slot(int hash) {
    return (hash * 0x9e3779b9 >>> 7) & (heads.length - 1);
  }

  private void grow() {
    int size = count * 2;
    hashes = Arrays.copyOf(hashes, size);
    files = Arrays.copyOf(files, size);
    next = Arrays.copyOf(next, size);
    heads = filled(size * 2);
    for (int i = 0; i < count; i++) {
      int slot = slot(hashes[i]);
      next[i] = heads[slot];
      heads[slot] = i;
    }
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }
}
