// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.report.image.ImageModel.StagedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an image as areas: directories within directories, each divided into rectangles as
 * square as possible (Bruls, Huizing, van Wijk: Squarified treemaps, 2000).
 */
final class Treemap {
  /** Room for a directory's name, and around what is in it. */
  private static final double HEAD = 15;

  private static final double EDGE = 2;

  /** What is smaller is not told apart. */
  private static final double LEAST = 30;

  /**
   * A file, a directory, or the small rest of one.
   *
   * @param path below the root
   * @param isFrame whether it is a directory whose content is drawn in it
   */
  record Area(
      String path, long bytes, boolean isFrame, double x, double y, double width, double height) {}

  private static final class Node {
    private final String path;
    private final SortedMap<String, Node> children = new TreeMap<>();
    private long bytes;

    Node(String path) {
      this.path = path;
    }
  }

  private final List<Area> areas = new ArrayList<>();

  private Treemap() {}

  /** The areas, each after the one that it is in. */
  static List<Area> of(List<StagedFile> files, double width, double height) {
    Node root = new Node("");
    for (StagedFile file : files) {
      Node node = root;
      node.bytes += file.size();
      for (String name : file.path().split("/")) {
        String path = node.path.isEmpty() ? name : node.path + "/" + name;
        node = node.children.computeIfAbsent(name, key -> new Node(path));
        node.bytes += file.size();
      }
    }
    Treemap map = new Treemap();
    map.divide(root, 0, 0, width, height);
    return map.areas;
  }

  private void divide(Node directory, double x, double y, double width, double height) {
    List<Node> nodes = new ArrayList<>(directory.children.values());
    nodes.removeIf(node -> node.bytes == 0);
    nodes.sort(Comparator.comparingLong((Node node) -> node.bytes).reversed());
    double scale = width * height / directory.bytes;
    Node rest = new Node(directory.path + "/…");
    while (nodes.size() > 1 && nodes.get(nodes.size() - 1).bytes * scale < LEAST) {
      rest.bytes += nodes.remove(nodes.size() - 1).bytes;
    }
    if (rest.bytes > 0) {
      nodes.add(rest);
    }
    double left = x;
    double top = y;
    double wide = width;
    double high = height;
    int from = 0;
    while (from < nodes.size()) {
      double side = Math.min(wide, high);
      int to = from + 1;
      while (to < nodes.size()
          && worst(nodes, from, to + 1, side, scale) <= worst(nodes, from, to, side, scale)) {
        to++;
      }
      double thick = sum(nodes, from, to) * scale / side;
      double along = 0;
      for (Node node : nodes.subList(from, to)) {
        double length = node.bytes * scale / thick;
        if (wide >= high) {
          place(node, left, top + along, thick, length);
        } else {
          place(node, left + along, top, length, thick);
        }
        along += length;
      }
      if (wide >= high) {
        left += thick;
        wide -= thick;
      } else {
        top += thick;
        high -= thick;
      }
      from = to;
    }
  }

  private void place(Node node, double x, double y, double width, double height) {
    boolean isFrame = !node.children.isEmpty() && width > 50 && height > 40;
    areas.add(new Area(node.path, node.bytes, isFrame, x, y, width, height));
    if (isFrame) {
      divide(node, x + EDGE, y + HEAD, width - 2 * EDGE, height - HEAD - EDGE);
    }
  }

  /** The worst relation of two sides in a row of some nodes. */
  private static double worst(List<Node> nodes, int from, int to, double side, double scale) {
    double all = sum(nodes, from, to) * scale;
    double most = nodes.get(from).bytes * scale;
    double least = nodes.get(to - 1).bytes * scale;
    double square = side * side;
    return Math.max(square * most / (all * all), all * all / (square * least));
  }

  private static double sum(List<Node> nodes, int from, int to) {
    return nodes.subList(from, to).stream().mapToLong(node -> node.bytes).sum();
  }
}
