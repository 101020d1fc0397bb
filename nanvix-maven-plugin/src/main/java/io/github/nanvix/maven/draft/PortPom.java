// SPDX-License-Identifier: MIT
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

  /** Its text. */
  public String text() {
    return new StarterPom(groupId, plugin)
        .alone(new StarterPom.Project(name, "nanvix-port", needs, Map.of()));
  }
}
