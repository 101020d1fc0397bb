// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which Nanvix's loader runs destructors when a module is closed that alone was opened
 * (dlclose.rs): from the module down, a library when nobody outside the order needs it any more.
 */
final class Closing {
  private Closing() {}

  static List<RelativePath> order(List<LoadTree.Node> nodes) {
    Map<LoadTree.Node, Integer> askers = new HashMap<>();
    for (LoadTree.Node node : nodes) {
      node.needs.forEach(needed -> askers.merge(needed, 1, Integer::sum));
    }
    Set<LoadTree.Node> mine = new HashSet<>(nodes);
    List<RelativePath> order = new ArrayList<>();
    Deque<LoadTree.Node> way = new ArrayDeque<>();
    order.add(nodes.get(0).path());
    way.push(nodes.get(0));
    while (!way.isEmpty()) {
      for (LoadTree.Node needed : way.pop().needs) {
        // What was loaded with the executable stays; its nodes are not ours.
        if (askers.merge(needed, -1, Integer::sum) == 0 && mine.contains(needed)) {
          order.add(needed.path());
          way.push(needed);
        }
      }
    }
    return List.copyOf(order);
  }
}
