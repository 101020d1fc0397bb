// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static java.util.stream.Collectors.partitioningBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The goals with their parameters, to be read on a console. */
final class HelpText {
  private static final int WIDTH = 80;
  private static final String INDENT = "  ";
  private static final String COMMON = "skip";

  private final Element plugin;
  private final boolean detail;

  /**
   * @param document {@code plugin-help.xml} as plugin-tools write it
   * @param detail whether parameters are shown
   */
  HelpText(Document document, boolean detail) {
    this.plugin = document.getDocumentElement();
    this.detail = detail;
  }

  /** The names of all goals. */
  List<String> goals() {
    return mojos().stream().map(mojo -> text(mojo, "goal")).toList();
  }

  /** What there is to say of the plugin and of every goal. */
  String all() {
    StringBuilder page = head();
    page.append("This plugin has ").append(goals().size()).append(" goals:\n\n");
    mojos().forEach(mojo -> goal(page, mojo));
    return page.toString();
  }

  /** What there is to say of one goal. */
  String goal(String name) {
    StringBuilder page = head();
    mojos().stream()
        .filter(mojo -> text(mojo, "goal").equals(name))
        .forEach(mojo -> goal(page, mojo));
    return page.toString();
  }

  private StringBuilder head() {
    StringBuilder page = new StringBuilder();
    wrap(page, text(plugin, "name") + " " + text(plugin, "version"), 0);
    wrap(page, text(plugin, "description"), 1);
    return page.append('\n');
  }

  private void goal(StringBuilder page, Element mojo) {
    wrap(page, text(plugin, "goalPrefix") + ":" + text(mojo, "goal"), 0);
    wrap(page, text(mojo, "description"), 1);
    page.append('\n');
    if (detail) {
      Map<Boolean, List<Element>> parameters =
          parameters(mojo).stream()
              .sorted(Comparator.comparing(parameter -> property(mojo, parameter).isEmpty()))
              .collect(partitioningBy(parameter -> ofEveryGoal().contains(name(parameter))));
      parameters(page, "Available parameters:", mojo, parameters.getOrDefault(false, List.of()));
      parameters(page, "Parameters of every goal:", mojo, parameters.getOrDefault(true, List.of()));
    }
  }

  /** What store, toolchain and machine are, all goals can be told; few of them depend on it. */
  private Set<String> ofEveryGoal() {
    Set<String> names = new HashSet<>();
    mojos().stream()
        .map(mojo -> parameters(mojo).stream().map(HelpText::name).toList())
        // That of help itself is none of the others'.
        .filter(all -> all.contains(COMMON))
        .forEach(
            all -> {
              if (names.isEmpty()) {
                names.addAll(all);
              }
              names.retainAll(all);
            });
    return names;
  }

  private static void parameters(
      StringBuilder page, String title, Element mojo, List<Element> parameters) {
    if (!parameters.isEmpty()) {
      wrap(page, title, 1);
      page.append('\n');
      Element configuration = child(mojo, "configuration");
      parameters.forEach(parameter -> parameter(page, parameter, configuration));
    }
  }

  private static List<Element> parameters(Element mojo) {
    return children(child(mojo, "parameters"), "parameter");
  }

  private static String name(Element parameter) {
    return text(parameter, "name");
  }

  /** The property that sets a parameter; empty where none does. */
  private static String property(Element mojo, Element parameter) {
    return text(child(mojo, "configuration"), name(parameter));
  }

  private static void parameter(StringBuilder page, Element parameter, Element configuration) {
    String name = text(parameter, "name");
    Element value = child(configuration, name);
    String usual = value.getAttribute("default-value");
    wrap(page, name + (usual.isEmpty() ? "" : " (Default: " + usual + ")"), 2);
    wrap(page, text(parameter, "description"), 3);
    String expression = value.getTextContent().strip();
    if (!expression.isEmpty()) {
      wrap(page, "User property: " + expression.replaceAll("^\\$\\{|}$", ""), 3);
    }
    page.append('\n');
  }

  private List<Element> mojos() {
    return children(child(plugin, "mojos"), "mojo");
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
  }

  /** The first of a name; an empty one, where there is none. */
  private static Element child(Element parent, String name) {
    return children(parent, name).stream()
        .findFirst()
        .orElseGet(() -> parent.getOwnerDocument().createElement(name));
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** Words in lines of the console's width. */
  private static void wrap(StringBuilder page, String words, int depth) {
    String indent = INDENT.repeat(depth);
    StringBuilder line = new StringBuilder();
    for (String word : words.split("\\s+")) {
      if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > WIDTH) {
        page.append(indent).append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    page.append(indent).append(line).append('\n');
  }
}
