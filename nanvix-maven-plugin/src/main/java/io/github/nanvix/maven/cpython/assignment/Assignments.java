// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a reader finds about one variable, in the order of the file. */
final class Assignments {
  private final List<Assignment> read = new ArrayList<>();
  private final List<UnreadAssignment> unread = new ArrayList<>();
  private final List<Sequence> sequences = new ArrayList<>();

  void add(Assignment assignment) {
    read.add(assignment);
  }

  void add(UnreadAssignment assignment) {
    unread.add(assignment);
  }

  void add(Sequence sequence) {
    sequences.add(sequence);
  }

  void addAll(Assignments others) {
    sequences.addAll(others.sequences);
    read.addAll(others.read);
    unread.addAll(others.unread);
  }

  boolean isEmpty() {
    return read.isEmpty() && unread.isEmpty();
  }

  List<Assignment> read() {
    return List.copyOf(read);
  }

  List<UnreadAssignment> unread() {
    return List.copyOf(unread);
  }

  /**
   * The characters that go so that some do and the file stays in good order.
   *
   * @param cut characters of values
   */
  BitSet tidied(SourceText file, BitSet cut) {
    BitSet tidied = (BitSet) cut.clone();
    sequences.forEach(sequence -> sequence.tidy(file, tidied));
    return tidied;
  }
}
