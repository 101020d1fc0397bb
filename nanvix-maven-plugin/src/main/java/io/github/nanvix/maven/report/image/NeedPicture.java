// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.report.image.ImageModel.Binding;
import io.github.nanvix.maven.report.image.ImageModel.ObjectFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who needs whom: the files that need others or are needed, and one node for all that need none.
 *
 * @param nodes in layers: whoever needs something is before it
 * @param edges from who needs or asks
 */
record NeedPicture(List<Node> nodes, List<Edge> edges) {
  private static final String PROGRAM = "executable";

  /**
   * A file, or several.
   *
   * @param path of the file; empty for several
   * @param label what it is called
   * @param kind role of the file
   * @param layer how many files are on the longest way to it
   */
  record Node(String path, String label, String kind, int layer) {}

  /**
   * What leads from one node to another.
   *
   * @param from index of a node
   * @param to index of a node
   * @param isNeed whether it is in {@code DT_NEEDED}; else symbols alone cross
   * @param symbols how many symbols cross
   */
  record Edge(int from, int to, boolean isNeed, int symbols) {}

  static NeedPicture of(ImageModel image) {
    Set<String> shown = new HashSet<>();
    for (ObjectFile object : image.objects()) {
      if (!object.needs().isEmpty()) {
        shown.add(object.path());
        shown.addAll(object.needs());
      }
    }
    List<ObjectFile> alone = new ArrayList<>();
    List<ObjectFile> drawn = new ArrayList<>();
    for (ObjectFile object : image.objects()) {
      boolean isDrawn = shown.contains(object.path()) || object.role().equals(PROGRAM);
      (isDrawn ? drawn : alone).add(object);
    }
    Map<String, Integer> layers = layers(drawn);
    int last = layers.values().stream().mapToInt(layer -> layer).max().orElse(0) + 1;
    List<Node> nodes = new ArrayList<>();
    for (ObjectFile object : drawn) {
      int layer =
          object.role().equals(PROGRAM) && object.needs().isEmpty()
              ? last
              : layers.getOrDefault(object.path(), 0);
      nodes.add(new Node(object.path(), fileName(object.path()), object.role(), layer));
    }
    if (!alone.isEmpty()) {
      String label =
          alone.size() == 1
              ? fileName(alone.get(0).path())
              : alone.size() + " that need no library";
      nodes.add(new Node("", label, "module", 0));
    }
    return new NeedPicture(nodes, edges(image, drawn, alone));
  }

  private static List<Edge> edges(
      ImageModel image, List<ObjectFile> drawn, List<ObjectFile> alone) {
    Map<String, Integer> places = new HashMap<>();
    drawn.forEach(object -> places.put(object.path(), places.size()));
    int several = drawn.size();
    alone.forEach(object -> places.put(object.path(), several));
    Map<List<Integer>, Integer> crossing = new LinkedHashMap<>();
    Set<List<Integer>> needs = new HashSet<>();
    for (ObjectFile object : drawn) {
      for (String needed : object.needs()) {
        List<Integer> edge = edge(places, object.path(), needed);
        crossing.put(edge, 0);
        needs.add(edge);
      }
    }
    for (Binding binding : image.bindings()) {
      if (places.containsKey(binding.from()) && places.containsKey(binding.to())) {
        crossing.merge(
            edge(places, binding.from(), binding.to()), binding.symbols().size(), Integer::sum);
      }
    }
    List<Edge> edges = new ArrayList<>();
    crossing.forEach(
        (edge, symbols) -> {
          if (!edge.get(0).equals(edge.get(1))) {
            edges.add(new Edge(edge.get(0), edge.get(1), needs.contains(edge), symbols));
          }
        });
    return edges;
  }

  private static List<Integer> edge(Map<String, Integer> places, String from, String to) {
    return List.of(places.getOrDefault(from, 0), places.getOrDefault(to, 0));
  }

  /** Each behind all that need it; where files need each other, as far as that goes. */
  private static Map<String, Integer> layers(List<ObjectFile> objects) {
    Map<String, Integer> layers = new HashMap<>();
    objects.forEach(object -> layers.put(object.path(), 0));
    for (int round = 0; round < objects.size(); round++) {
      boolean moved = false;
      for (ObjectFile object : objects) {
        int below = layers.getOrDefault(object.path(), 0) + 1;
        for (String needed : object.needs()) {
          if (below < objects.size() && layers.getOrDefault(needed, below) < below) {
            layers.put(needed, below);
            moved = true;
          }
        }
      }
      if (!moved) {
        break;
      }
    }
    return layers;
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
