// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules that name a module together with others. makesetup passes over all of them as soon as an
 * earlier rule has the one, so its name has to go. Rules that are passed over already stay so.
 */
record SharedLines(String module) {

  /**
   * The document with the module's name taken out of such rules, and no other byte changed.
   *
   * @throws BuildException if the name is not written as a word of its own, or if another such rule
   *     would come to count
   */
  SetupDocument without(SetupDocument document) {
    List<Reading> readings = document.interpretation().readings();
    SetupDocument edited = document;
    // From the last to the first, so that line numbers stay true where a line goes.
    for (int i = readings.size() - 1; i >= 0; i--) {
      if (isShared(readings.get(i))) {
        edited = edited.edited(readings.get(i).line(), this::cut);
      }
    }
    requireOnlyCut(readings, edited.interpretation().readings());
    return edited;
  }

  private boolean isShared(Reading reading) {
    return reading instanceof Reading.Applied rule
        && rule.tokens().modules().contains(module)
        && rule.tokens().modules().size() > 1;
  }

  private String cut(String code) {
    String word = "(?<![^ \t])" + Pattern.quote(module);
    return code.replaceAll(word + "[ \t]+", "").replaceAll("[ \t]*" + word + "$", "");
  }

  private void requireOnlyCut(List<Reading> before, List<Reading> after) {
    for (int i = 0; i < before.size(); i++) {
      List<String> words = new ArrayList<>(before.get(i).line().words());
      if (isShared(before.get(i))) {
        words.removeAll(List.of(module));
      }
      if (i >= after.size()
          || isShared(after.get(i))
          || !words.equals(after.get(i).line().words())) {
        throw BuildException.input(
            "Module \""
                + module
                + "\" stands in one rule with others, "
                + Visible.quoted(before.get(i).line().text())
                + ": makesetup would pass over all of them, because the first rule wins.",
            "Take \"" + module + "\" out of that line.");
      }
    }
  }
}
