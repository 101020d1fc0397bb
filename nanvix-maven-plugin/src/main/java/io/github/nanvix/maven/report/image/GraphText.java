// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.report.ConsoleText;
import io.github.nanvix.maven.report.image.NeedPicture.Edge;
import io.github.nanvix.maven.report.image.NeedPicture.Node;

/** The picture of who needs whom for programs that draw graphs. */
final class GraphText {
  private GraphText() {}

  /** {@code graph.mmd}, which code hosts draw. */
  static String mermaid(NeedPicture picture) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    for (int i = 0; i < picture.nodes().size(); i++) {
      Node node = picture.nodes().get(i);
      // Mermaid knows entities, and no escapes.
      String label = ConsoleText.of(node.label()).replace("#", "#35;").replace("\"", "#quot;");
      text.append("  n").append(i).append("[\"").append(label).append("\"]\n");
    }
    for (Edge edge : picture.edges()) {
      text.append("  n").append(edge.from()).append(edge.isNeed() ? " --" : " -. ");
      text.append(edge.isNeed() ? ">|" + edge.symbols() + "| n" : edge.symbols() + " .-> n");
      text.append(edge.to()).append('\n');
    }
    return text.toString();
  }

  /** {@code graph.dot}, for Graphviz. */
  static String dot(NeedPicture picture) {
    StringBuilder text = new StringBuilder("digraph image {\n  rankdir = LR;\n");
    text.append("  node [shape = box, fontname = \"sans-serif\"];\n");
    for (int i = 0; i < picture.nodes().size(); i++) {
      Node node = picture.nodes().get(i);
      String label = ConsoleText.of(node.label()).replace("\\", "\\\\").replace("\"", "\\\"");
      text.append("  n").append(i).append(" [label = \"").append(label).append("\"];\n");
    }
    for (Edge edge : picture.edges()) {
      text.append("  n").append(edge.from()).append(" -> n").append(edge.to());
      text.append(" [label = \"").append(edge.symbols()).append('"');
      text.append(edge.isNeed() ? "" : ", style = dashed").append("];\n");
    }
    return text.append("}\n").toString();
  }
}
