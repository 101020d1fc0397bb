// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.checkup.Checkup;
import io.github.nanvix.maven.checkup.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was found of a machine and a project, for machines: {@code doctor.json}. */
public final class CheckupJson {
  private CheckupJson() {}

  /** Its text. */
  public static String render(Checkup checkup) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("problems", checkup.problems().size());
    root.put("items", checkup.items().stream().map(CheckupJson::item).toList());
    return Document.DOCTOR.write(root);
  }

  private static Map<String, Object> item(Item item) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", item.name());
    object.put("state", item.state().text());
    object.put("text", item.text());
    item.command().ifPresent(command -> object.put("command", command));
    return object;
  }
}
