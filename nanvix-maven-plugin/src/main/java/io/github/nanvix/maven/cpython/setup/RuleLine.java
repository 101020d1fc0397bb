// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A line that makes one module, as it stands in our block.
 *
 * @param module the module
 * @param words sources and flags, in their order, as the shell reads them
 */
record RuleLine(String module, List<String> words) {

  RuleLine {
    words = List.copyOf(words);
  }

  /** The line's text for one module alone. */
  static RuleLine of(Statement.Rule rule) {
    String module = rule.tokens().modules().get(0);
    List<String> words = new ArrayList<>(rule.line().words());
    words.remove(module);
    return new RuleLine(module, words);
  }

  /** The line to be written, without line feed. */
  String text() {
    List<String> all = new ArrayList<>(List.of(module));
    all.addAll(words);
    return String.join(" ", all).replace("\\", "\\\\");
  }
}
