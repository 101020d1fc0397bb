// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks over the {@code DT_NEEDED} edges between loaded files; every walk ends on any graph. */
final class NeedGraph {
  private final List<LoadTree.Node> nodes;

  NeedGraph(List<LoadTree.Node> nodes) {
    this.nodes = nodes;
  }

  private record Visit(LoadTree.Node node, Iterator<LoadTree.Node> needs) {}

  /** The files so that each comes after what it needs, as far as circles allow. */
  List<RelativePath> leavesFirst(boolean lastLoadedFirst, Set<LoadFailure> circles) {
    List<LoadTree.Node> roots = new ArrayList<>(nodes);
    if (lastLoadedFirst) {
      Collections.reverse(roots);
    }
    Set<LoadTree.Node> mine = new HashSet<>(nodes);
    Set<LoadTree.Node> seen = new HashSet<>();
    List<RelativePath> order = new ArrayList<>();
    for (LoadTree.Node root : roots) {
      if (seen.add(root)) {
        walk(root, mine, seen, order, circles);
      }
    }
    return List.copyOf(order);
  }

  private static void walk(
      LoadTree.Node root,
      Set<LoadTree.Node> mine,
      Set<LoadTree.Node> seen,
      List<RelativePath> order,
      Set<LoadFailure> circles) {
    Deque<Visit> way = new ArrayDeque<>();
    Set<LoadTree.Node> open = new LinkedHashSet<>();
    open.add(root);
    way.add(new Visit(root, root.needs.iterator()));
    while (!way.isEmpty()) {
      Visit visit = way.getLast();
      if (!visit.needs().hasNext()) {
        order.add(visit.node().path());
        open.remove(visit.node());
        way.removeLast();
        continue;
      }
      LoadTree.Node next = visit.needs().next();
      if (open.contains(next)) {
        List<RelativePath> files = open.stream().map(LoadTree.Node::path).toList();
        circles.add(circle(files.subList(files.indexOf(next.path()), files.size())));
      } else if (mine.contains(next) && seen.add(next)) {
        open.add(next);
        way.addLast(new Visit(next, next.needs.iterator()));
      }
    }
  }

  /** It begins at the same file, wherever the walk came upon it. */
  private static LoadFailure circle(List<RelativePath> files) {
    List<RelativePath> turned = new ArrayList<>(files);
    Collections.rotate(turned, -files.indexOf(Collections.min(files)));
    return LoadFailure.cycle(List.copyOf(turned));
  }

  /** The libraries that need others themselves, and are needed. */
  List<LoadFailure> chains() {
    List<LoadFailure> found = new ArrayList<>();
    for (LoadTree.Node node : nodes) {
      for (LoadTree.Node needed : node.needs) {
        if (!needed.needs.isEmpty()) {
          found.add(
              LoadFailure.chain(
                  node.path(),
                  needed.path(),
                  needed.needs.stream().map(LoadTree.Node::path).toList()));
        }
      }
    }
    return found;
  }

  /** What a file needs, directly or not, in the order in which a loader searches it. */
  static List<LoadTree.Node> below(LoadTree.Node root, Traversal traversal) {
    Set<LoadTree.Node> seen = new LinkedHashSet<>();
    Deque<LoadTree.Node> queue = new ArrayDeque<>(List.of(root));
    while (!queue.isEmpty()) {
      LoadTree.Node node = queue.pollFirst();
      if (!seen.add(node)) {
        continue;
      }
      if (traversal == Traversal.BREADTH_FIRST) {
        queue.addAll(node.needs);
      } else {
        List<LoadTree.Node> needs = new ArrayList<>(node.needs);
        Collections.reverse(needs);
        needs.forEach(queue::addFirst);
      }
    }
    seen.remove(root);
    return List.copyOf(seen);
  }
}
