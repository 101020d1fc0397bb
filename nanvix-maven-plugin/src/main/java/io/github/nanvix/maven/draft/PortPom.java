package io.github.nanvix.maven.draft;

import java.util.List;
import java.util.Map;

/**
 * The POM of a port project.
 *
 * @param groupId of the project and of those that it depends on
 * @param name of the port
 * @param needs ports that it is built against
 * @param plugin groupId, artifactId and version of the plugin
 */
public record PortPom(String groupId, String name, List<String> needs, List<String> plugin) {
  private static final String VERSION = "1.0-SNAPSHOT";

  /** Its text. */
  public String text() {
    return Template.named("pom.xml")
        .with(
            Map.of(
                "groupId",
                groupId,
                "name",
                name,
                "projectVersion",
                VERSION,
                "packaging",
                "nanvix-port",
                "dependencies",
                dependencies(),
                "pluginGroupId",
                plugin.get(0),
                "pluginArtifactId",
                plugin.get(1),
                "pluginVersion",
                plugin.get(2)));
  }

  private String dependencies() {
    if (needs.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("  <dependencies>\n");
    for (String need : needs) {
      text.append(
          Template.named("dependency")
              .with(Map.of("groupId", groupId, "name", need, "projectVersion", VERSION)));
    }
    return text + "  </dependencies>\n\n";
  }
}
