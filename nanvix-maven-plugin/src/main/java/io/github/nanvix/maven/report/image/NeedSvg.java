// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.report.image.NeedPicture.Edge;
import io.github.nanvix.maven.report.image.NeedPicture.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws who needs whom: a column for each layer, and in it each node near those that need it. */
final class NeedSvg {
  private static final int COLUMN = 320;
  private static final int BOX = 220;
  private static final int ROW = 34;
  private static final int HIGH = 24;
  private static final int LETTERS = 30;

  private final NeedPicture picture;
  private final Map<Integer, int[]> places = new HashMap<>();
  private int rows;

  private NeedSvg(NeedPicture picture) {
    this.picture = picture;
  }

  static void write(Html html, NeedPicture picture) {
    NeedSvg svg = new NeedSvg(picture);
    svg.layOut();
    svg.draw(html);
  }

  private void layOut() {
    TreeMap<Integer, List<Integer>> layers = new TreeMap<>();
    for (int i = 0; i < picture.nodes().size(); i++) {
      layers.computeIfAbsent(picture.nodes().get(i).layer(), key -> new ArrayList<>()).add(i);
    }
    rows = layers.values().stream().mapToInt(List::size).max().orElse(0);
    int column = 0;
    for (List<Integer> layer : layers.values()) {
      Map<Integer, Double> middles = new HashMap<>();
      layer.forEach(node -> middles.put(node, middle(node)));
      layer.sort(
          Comparator.comparingDouble((Integer node) -> middles.getOrDefault(node, 0.0))
              .thenComparing(node -> picture.nodes().get(node).path()));
      int top = (rows - layer.size()) * ROW / 2;
      for (int i = 0; i < layer.size(); i++) {
        places.put(layer.get(i), new int[] {column * COLUMN, top + i * ROW});
      }
      column++;
    }
  }

  /** Where those are that need a node, on average. */
  private double middle(int node) {
    return picture.edges().stream()
        .filter(edge -> edge.to() == node && places.containsKey(edge.from()))
        .mapToInt(edge -> place(edge.from())[1])
        .average()
        .orElse(0);
  }

  private void draw(Html html) {
    int columns = places.values().stream().mapToInt(place -> place[0] / COLUMN).max().orElse(0);
    String size = "0 -2 " + (columns * COLUMN + BOX + 2) + " " + (rows * ROW + 4);
    html.open(
            "svg",
            "viewBox",
            size,
            "class",
            "needs",
            "role",
            "img",
            "aria-label",
            "Who needs whom, from left to right; the table of libraries says the same")
        .line();
    picture.edges().forEach(edge -> draw(html, edge));
    for (int i = 0; i < picture.nodes().size(); i++) {
      draw(html, picture.nodes().get(i), place(i));
    }
    html.close("svg").line();
  }

  private void draw(Html html, Edge edge) {
    int[] from = place(edge.from());
    int[] to = place(edge.to());
    // What leads back or up begins and ends at the right side of both.
    boolean isForward = to[0] > from[0];
    int start = from[0] + BOX;
    int end = isForward ? to[0] : to[0] + BOX;
    int bend = isForward ? (end - start) / 2 : -40;
    String path =
        "M%d %d C%d %d %d %d %d %d"
            .formatted(
                start,
                from[1] + HIGH / 2,
                start + Math.abs(bend),
                from[1] + HIGH / 2,
                end - bend,
                to[1] + HIGH / 2,
                end,
                to[1] + HIGH / 2);
    html.open("path", "d", path, "class", edge.isNeed() ? "need" : "symbols");
    String verb = edge.isNeed() ? " needs " : " asks ";
    String symbols = edge.isNeed() ? ": " + edge.symbols() + " symbols" : " for " + edge.symbols();
    html.element("title", label(edge.from()) + verb + label(edge.to()) + symbols).close("path");
    html.line();
  }

  private static void draw(Html html, Node node, int[] place) {
    html.open("g", "class", node.kind(), "data-node", node.path());
    html.open("rect", "x", place[0], "y", place[1], "width", BOX, "height", HIGH, "rx", 4)
        .close("rect");
    String label =
        node.label().length() <= LETTERS
            ? node.label()
            : node.label().substring(0, LETTERS - 1) + "…";
    html.element("text", label, "x", place[0] + 8, "y", place[1] + 16);
    html.close("g").line();
  }

  private String label(int node) {
    return picture.nodes().get(node).label();
  }

  private int[] place(int node) {
    return places.getOrDefault(node, new int[2]);
  }
}
