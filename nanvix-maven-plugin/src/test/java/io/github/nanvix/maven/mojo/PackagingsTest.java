// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

/** What the packagings bind is what docs/goals.md says, phase by phase and in its order. */
class PackagingsTest {
  // nanvix:python makes the native interpreter itself, beside its own configure.
  private static final String MADE_ANYWAY = "build-python";

  @Test
  void aPortHasTheGoalsOfPorts() throws Exception {
    assertThat(bound("nanvix-port")).isEqualTo(documented(3)).hasSizeGreaterThan(6);
  }

  @Test
  void pythonHasTheGoalsOfCPython() throws Exception {
    assertThat(bound("nanvix-python")).isEqualTo(documented(4)).hasSizeGreaterThan(8);
  }

  @Test
  void aPythonPackageIsBuiltAndPacked() throws Exception {
    assertThat(bound("nanvix-python-package"))
        .containsExactly("initialize toolchain", "compile extension-modules", "package wheel");
  }

  @Test
  void recipesArePacked() throws Exception {
    assertThat(bound("nanvix-recipes")).containsExactly("package recipes");
  }

  @Test
  void allInstallAndDeployWithThePluginsOfThisBuild() throws Exception {
    for (String packaging :
        List.of("nanvix-port", "nanvix-python", "nanvix-python-package", "nanvix-recipes")) {
      assertThat(goals(packaging).filter(goal -> !goal.contains(":nanvix-maven-plugin:")))
          .hasSize(2)
          .satisfiesExactly(
              install ->
                  assertThat(install)
                      .matches(
                          "install org[.]apache[.]maven[.]plugins:maven-install-plugin:\\d[\\d.]+:install"),
              deploy ->
                  assertThat(deploy)
                      .matches(
                          "deploy org[.]apache[.]maven[.]plugins:maven-deploy-plugin:\\d[\\d.]+:deploy"));
    }
  }

  /** Phase and goal, in the order in which they run. */
  private static List<String> bound(String packaging) throws Exception {
    return goals(packaging)
        .filter(goal -> goal.contains(" io.github.nanvix:nanvix-maven-plugin:"))
        .map(goal -> goal.replaceFirst("io[.]github.*:", ""))
        .toList();
  }

  private static Stream<String> goals(String packaging) throws Exception {
    return Stream.of(lifecycle(packaging).getChild("phases").getChildren())
        .flatMap(
            phase ->
                Stream.of(phase.getValue().split(","))
                    .map(goal -> phase.getName() + " " + goal.strip()));
  }

  private static Xpp3Dom lifecycle(String packaging) throws Exception {
    try (InputStream in =
        PackagingsTest.class.getResourceAsStream("/META-INF/plexus/components.xml")) {
      Xpp3Dom components =
          Xpp3DomBuilder.build(Objects.requireNonNull(in, "components.xml"), "UTF-8");
      return Stream.of(components.getChild("components").getChildren())
          .filter(component -> component.getChild("role").getValue().endsWith(".LifecycleMapping"))
          .filter(component -> component.getChild("role-hint").getValue().equals(packaging))
          .map(component -> component.getChild("configuration").getChild("lifecycles").getChild(0))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Phase and goal of the rows that say yes in a column of the table in docs/goals.md. */
  private static List<String> documented(int column) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "goals.md")).stream()
        .filter(line -> line.startsWith("| [`nanvix:"))
        .map(line -> line.split("\\|", -1))
        .filter(row -> row[column].strip().startsWith("yes"))
        .filter(row -> !row[2].strip().equals("none"))
        .map(row -> row[2].strip() + " " + row[1].replaceFirst(".*`nanvix:(.*)`.*", "$1").strip())
        .filter(row -> !row.endsWith(MADE_ANYWAY))
        .toList();
  }
}
