// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The descriptor that Maven will read, made from the annotations just before the tests run. */
class PluginDescriptorTest {
  // By Maven's convention its property is project.build.outputTimestamp.
  private static final String CLOCK = "outputTimestamp";

  private static final Map<String, String> PHASES =
      Map.ofEntries(
          Map.entry("toolchain", "initialize"),
          Map.entry("sources", "generate-sources"),
          Map.entry("static-library", "compile"),
          Map.entry("shared-library", "prepare-package"),
          Map.entry("build-python", "generate-resources"),
          Map.entry("rewrite-setup", "process-sources"),
          Map.entry("python", "compile"),
          Map.entry("stage", "prepare-package"),
          Map.entry("verify", "prepare-package"),
          Map.entry("smoke", "integration-test"),
          Map.entry("package", "package"),
          Map.entry("recipes", "package"),
          Map.entry("extension-modules", "compile"),
          Map.entry("wheel", "package"),
          Map.entry("report", "verify"),
          Map.entry("audit", "verify"),
          // Called by name only.
          Map.entry("runner", ""),
          Map.entry("tree", ""),
          Map.entry("lint-setup", ""),
          Map.entry("init-port", ""),
          Map.entry("lock", ""),
          Map.entry("outdated", ""),
          Map.entry("patch", ""),
          Map.entry("manifest", ""),
          Map.entry("reproduce", ""),
          Map.entry("doctor", ""),
          Map.entry("init", ""),
          Map.entry("compare", ""),
          Map.entry("rewrite-libs", ""),
          Map.entry("configure-answers", ""),
          Map.entry("explain", ""),
          Map.entry("fetch", ""),
          Map.entry("store-gc", ""));

  private static List<Element> goals = List.of();

  @BeforeAll
  static void read() throws Exception {
    goals =
        elements(parse("/META-INF/maven/plugin.xml").getDocumentElement(), "mojo").stream()
            // Has the parameters that help has in every plugin, and no others.
            .filter(goal -> !text(goal, "goal").equals("help"))
            .toList();
  }

  private static Document parse(String resource) throws Exception {
    try (InputStream in = PluginDescriptorTest.class.getResourceAsStream(resource)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(Objects.requireNonNull(in, "it is made before the tests"));
    }
  }

  @Test
  void everyGoalIsThereInItsPhase() {
    Map<String, String> phases = new TreeMap<>();
    goals.forEach(goal -> phases.put(text(goal, "goal"), text(goal, "phase")));

    assertThat(phases).isEqualTo(new TreeMap<>(PHASES));
  }

  /** A goal that is not named there is a fault at each project that binds it. */
  @Test
  void eclipseIsToldWhatToDoAtEveryGoal() throws Exception {
    Element metadata = parse("/META-INF/m2e/lifecycle-mapping-metadata.xml").getDocumentElement();

    assertThat(texts(metadata, "goal"))
        .containsExactlyElementsOf(
            Stream.concat(PHASES.keySet().stream(), Stream.of("help")).sorted().toList());
    assertThat(elements(metadata, "ignore")).hasSize(1);
  }

  @TestFactory
  Stream<DynamicTest> everyGoal() {
    return goals.stream()
        .map(goal -> DynamicTest.dynamicTest(text(goal, "goal"), () -> assertSound(goal)));
  }

  @Test
  void aDefaultThatHelpShowsIsTheOneThatIsUsed() {
    for (Element goal : goals) {
      Element configuration = elements(goal, "configuration").get(0);
      // By default as many as there are processors, which no fixed value says.
      assertThat(elements(configuration, "jobs"))
          .as(text(goal, "goal"))
          .allSatisfy(jobs -> assertThat(jobs.hasAttribute("default-value")).isFalse());
    }
  }

  private static void assertSound(Element goal) throws IOException {
    assertThat(text(goal, "threadSafe")).isEqualTo("true");
    assertThat(text(goal, "description")).endsWith(".");
    assertThat(text(goal, "since")).isNotEmpty();
    Set<String> names = Set.copyOf(texts(goal, "name"));
    assertThat(names).contains("skip", "store", "output");
    for (Element parameter : elements(goal, "parameter")) {
      String name = text(parameter, "name");
      assertThat(text(parameter, "description")).as("javadoc of " + name).isNotNull();
      if (text(parameter, "editable").equals("false")) {
        continue;
      }
      assertThat(text(parameter, "description")).as("javadoc of " + name).contains(".");
      // Maven would make "yes" false, and stop at the first word that is no number.
      assertThat(text(parameter, "type"))
          .as("type of " + name)
          .isIn("java.lang.String", "java.io.File", "java.util.List");
      assertThat(text(parameter, "since")).as("since of " + name).isNotEmpty();
      if (!name.equals(CLOCK)) {
        assertThat(expression(goal, name)).as("property of " + name).startsWith("${nanvix.");
      }
    }
  }

  private static String expression(Element goal, String parameter) {
    Element configuration = elements(goal, "configuration").get(0);
    return elements(configuration, parameter).stream()
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static List<String> texts(Element parent, String name) {
    return elements(parent, name).stream().map(Element::getTextContent).toList();
  }

  private static String text(Element parent, String name) {
    return texts(parent, name).stream().findFirst().orElse("");
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
