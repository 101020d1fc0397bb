// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void aLineThatIsAnEmptyGapVanishes() {
    assertThat(
            Template.of("a\n{{b}}\n\n{{c}}\n\nd {{e}}\n").with(Map.of("b", "", "c", "", "e", "$1")))
        .isEqualTo("a\n\nd $1\n");
  }

  @Test
  void aGapTakesTheLinesOfItsValue() {
    assertThat(Template.of("{{a}}\nz\n").with(Map.of("a", "1\n2"))).isEqualTo("1\n2\nz\n");
  }

  @Test
  void aGapWithoutValueIsAFault() {
    assertThatThrownBy(() -> Template.of("{{a}}").with(Map.of())).hasMessageContaining("\"a\"");
  }

  @Test
  void aPomDependsOnThePortsThatAreNeeded() {
    String pom = new PortPom("g", "demo", List.of("other"), List.of("p.g", "p", "1")).text();
    assertThat(pom)
        .contains("  <dependencies>\n    <dependency>\n      <groupId>g</groupId>\n")
        .contains("<artifactId>other</artifactId>")
        .contains("<type>nanvix-port</type>\n    </dependency>\n  </dependencies>\n\n  <build>");
    assertThat(new PortPom("g", "demo", List.of(), List.of("p.g", "p", "1")).text())
        .contains("</properties>\n\n  <build>")
        .contains("<extensions>true</extensions>");
  }
}
