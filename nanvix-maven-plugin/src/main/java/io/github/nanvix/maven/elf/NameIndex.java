// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.SplittableRandom;

/**
 * Symbols by the hash of their names, in chains. A file whose symbols all have one name, or names
 * made to collide, costs no more than another: adding looks at no chain, and the hash differs from
 * one process to the next.
 */
final class NameIndex {
  private static final long START = new SplittableRandom().nextLong();
  private static final long FACTOR = new SplittableRandom().nextLong() | 1;

  private final int[] heads;
  private final int[] next;

  NameIndex(int symbols) {
    heads = new int[Integer.highestOneBit(Math.max(1, symbols)) * 2];
    next = new int[Math.max(1, symbols)];
  }

  /** The hash of no bytes. */
  static long start() {
    return START;
  }

  /** The hash of some bytes and one more. */
  static long extend(long hash, int next) {
    long mixed = (hash ^ next) * FACTOR;
    return mixed ^ mixed >>> 29;
  }

  /** Puts a symbol, other than number 0, before those that are there. */
  void add(int symbol, long hash) {
    int slot = slot(hash);
    next[symbol] = heads[slot];
    heads[slot] = symbol;
  }

  /** The first symbol of the chain that a name is in, 0 where it is empty. */
  int first(byte[] name) {
    long hash = START;
    for (byte b : name) {
      hash = extend(hash, b & 0xff);
    }
    return heads[slot(hash)];
  }

  /** The symbol after another in its chain, 0 at the end. */
  int after(int symbol) {
    return next[symbol];
  }

  private int slot(long hash) {
    return (int) (hash >>> 32) & (heads.length - 1);
  }
}
