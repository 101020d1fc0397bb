// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The order in which Nanvix's loader resolves the symbols of the files of one opening and then
 * constructs them (dlopen.rs, {@code resolve_all_symbols}), without walking every round.
 */
final class Rounds {
  private final List<LoadTree.Node> nodes;
  private final Map<LoadTree.Node, Integer> places = new HashMap<>();
  private final int[] waitsFor;
  private final List<List<Integer>> askers = new ArrayList<>();

  /** A file that is taken in a round, at its place in load order. */
  private record Turn(int round, int place) {}

  Rounds(List<LoadTree.Node> nodes) {
    this.nodes = nodes;
    this.waitsFor = new int[nodes.size()];
    for (LoadTree.Node node : nodes) {
      places.put(node, places.size());
      askers.add(new ArrayList<>());
    }
    for (int i = 0; i < nodes.size(); i++) {
      for (LoadTree.Node needed : nodes.get(i).needs) {
        // What was loaded before is resolved.
        Integer place = places.get(needed);
        if (place != null) {
          waitsFor[i]++;
          askers.get(place).add(i);
        }
      }
    }
  }

  /** All files but those of circles, which wait for ever. */
  List<RelativePath> order() {
    PriorityQueue<Turn> turns =
        new PriorityQueue<>(Comparator.comparingInt(Turn::round).thenComparingInt(Turn::place));
    for (int i = 0; i < waitsFor.length; i++) {
      if (waitsFor[i] == 0) {
        turns.add(new Turn(0, i));
      }
    }
    List<RelativePath> order = new ArrayList<>();
    while (!turns.isEmpty()) {
      Turn turn = turns.remove();
      order.add(nodes.get(turn.place()).path());
      for (int asker : askers.get(turn.place())) {
        if (--waitsFor[asker] == 0) {
          turns.add(new Turn(asker > turn.place() ? turn.round() : turn.round() + 1, asker));
        }
      }
    }
    return List.copyOf(order);
  }
}
