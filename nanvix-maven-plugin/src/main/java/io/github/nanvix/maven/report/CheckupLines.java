// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.checkup.Item;
import java.util.ArrayList;
import java.util.List;

/** One item of a checkup, to be read. */
public final class CheckupLines {
  private CheckupLines() {}

  /** A line, and where something can be done another one with the command. */
  public static List<String> of(Item item) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ConsoleText.of("%-7s  %s: %s".formatted(item.state().text(), item.name(), item.text())));
    item.command().ifPresent(command -> lines.add("         fix: " + command));
    return lines;
  }
}
