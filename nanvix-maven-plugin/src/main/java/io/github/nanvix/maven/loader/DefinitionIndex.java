// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import java.util.Arrays;

/**
 * Which files define a name, by the name's hash: numbers of files in chains, a few bytes for each
 * definition. Two names may share a hash, so that a hit is only a hint.
 */
final class DefinitionIndex {
  /** No place. */
  static final int NONE = -1;

  private int[] heads = filled(1 << 10);
  private int[] hashes = new int[1 << 9];
  private int[] files = new int[1 << 9];
  private int[] symbols = new int[1 << 9];
  private int[] next = new int[1 << 9];
  private int count;

  /** Notes that an entry of a file's symbol table defines a name. */
  void add(String name, int file, int symbol) {
    if (count == hashes.length) {
      grow();
    }
    int hash = name.hashCode();
    int slot = slot(hash);
    hashes[count] = hash;
    files[count] = file;
    symbols[count] = symbol;
    next[count] = heads[slot];
    heads[slot] = count++;
  }

  /** The place of a definition that may be of that name; {@link #NONE} if there is none. */
  int first(String name) {
    int hash = name.hashCode();
    return of(hash, heads[slot(hash)]);
  }

  /** The place of a further definition that may be of the same name as the one before. */
  int after(int place) {
    return of(hashes[place], next[place]);
  }

  /** The number of the file of a definition. */
  int file(int place) {
    return files[place];
  }

  /** The definition's index in its file's table. */
  int symbol(int place) {
    return symbols[place];
  }

  private int of(int hash, int place) {
    int at = place;
    while (at != NONE && hashes[at] != hash) {
      at = next[at];
    }
    return at;
  }

  private int slot(int hash) {
    return ((hash * 0x9e3779b9) >>> 7) & (heads.length - 1);
  }

  private void grow() {
    int size = count * 2;
    hashes = Arrays.copyOf(hashes, size);
    files = Arrays.copyOf(files, size);
    symbols = Arrays.copyOf(symbols, size);
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
