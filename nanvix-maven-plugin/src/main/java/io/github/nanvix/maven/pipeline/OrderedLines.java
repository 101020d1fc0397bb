// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts what threads make in any order into the order of its numbers. What must wait for its turn is
 * held in memory up to a limit; beyond it the threads wait.
 */
final class OrderedLines {
  /** Of every line, whatever it has in bytes: its findings and its place in the map. */
  private static final long OVERHEAD = 1024;

  /** Where lines end up, one at a time. */
  @FunctionalInterface
  interface Target {
    void write(FileLine line) throws IOException;
  }

  private final Target target;
  private final long limit;
  private final Map<Integer, FileLine> waiting = new HashMap<>();
  private int next;
  private long held;
  private boolean isClosed;

  /**
   * @param limit in bytes
   */
  OrderedLines(Target target, long limit) {
    this.target = target;
    this.limit = limit;
  }

  /**
   * Takes a line, whose turn comes when all with lower numbers have been taken.
   *
   * @return whether more are wanted
   */
  synchronized boolean put(int number, FileLine line) throws IOException, InterruptedException {
    while (number != next && held > limit && !isClosed) {
      wait();
    }
    if (isClosed) {
      return false;
    }
    if (number != next) {
      waiting.put(number, line);
      held += size(line);
      return true;
    }
    FileLine turn = line;
    while (turn != null) {
      target.write(turn);
      turn = waiting.remove(++next);
      held -= turn == null ? 0 : size(turn);
    }
    notifyAll();
    return true;
  }

  /** Lets nobody wait any more. */
  synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  private static long size(FileLine line) {
    return OVERHEAD + line.json().length;
  }
}
