// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The POMs of a starter project: one project alone, or a parent with its modules.
 *
 * @param groupId of all of them
 * @param plugin groupId, artifactId and version of the plugin
 */
public record StarterPom(String groupId, List<String> plugin) {
  private static final String VERSION = "1.0-SNAPSHOT";

  /**
   * What a project is.
   *
   * @param name its artifactId
   * @param packaging its packaging
   * @param needs the ports that it depends on
   * @param configuration parameters of the plugin in their order, with their values
   */
  public record Project(
      String name, String packaging, List<String> needs, Map<String, String> configuration) {}

  /** A project that needs no parent. */
  public String alone(Project project) {
    return Template.named("pom.xml").with(values(project, List.of()));
  }

  /** The parent of some modules, which are in directories of their names. */
  public String parent(String name, List<String> modules) {
    return Template.named("pom.xml")
        .with(values(new Project(name, "pom", List.of(), Map.of()), modules));
  }

  /** A module of a parent in the directory above, which has the plugin. */
  public String module(String parent, Project project) {
    Map<String, String> values = values(project, List.of());
    values.put("parent", parent);
    values.put(
        "configured",
        project.configuration().isEmpty() ? "" : Template.named("configured").with(values));
    return Template.named("module").with(values);
  }

  private Map<String, String> values(Project project, List<String> modules) {
    Map<String, String> values = new HashMap<>();
    values.put("groupId", groupId);
    values.put("name", project.name());
    values.put("projectVersion", VERSION);
    values.put("packaging", project.packaging());
    values.put("modules", modules(modules));
    values.put("dependencies", dependencies(project.needs()));
    values.put("pluginGroupId", plugin.get(0));
    values.put("pluginArtifactId", plugin.get(1));
    values.put("pluginVersion", plugin.get(2));
    values.put("configuration", configuration(project.configuration()));
    return values;
  }

  private static String modules(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("  <modules>\n");
    names.forEach(name -> text.append("    <module>").append(name).append("</module>\n"));
    return text + "  </modules>\n\n";
  }

  private String dependencies(List<String> needs) {
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

  private static String configuration(Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("        <configuration>\n");
    parameters.forEach(
        (name, value) ->
            text.append("          <%s>%s</%s>\n".formatted(name, escaped(value), name)));
    return text + "        </configuration>\n";
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
