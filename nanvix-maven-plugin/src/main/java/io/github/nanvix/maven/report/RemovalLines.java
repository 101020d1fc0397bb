// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import java.util.ArrayList;
import java.util.List;

/** What became of a file from whose variable a library was to be taken. */
public final class RemovalLines {
  private static final int PLACES = 5;

  private RemovalLines() {}

  /**
   * For each assignment that changes where it is, what it was and what it is; or that none does.
   */
  public static List<String> of(RewrittenFile file) {
    String variable = file.variable();
    List<String> lines = new ArrayList<>();
    for (RewrittenFile.Change change : file.changes()) {
      lines.add(change.place() + ": " + variable + " before: " + change.before());
      lines.add(change.place() + ": " + variable + " after:  " + change.after());
    }
    if (!file.isChanged()) {
      lines.add(
          file.before().name()
              + " stays as it is: "
              + variable
              + " does not name \""
              + String.join("\" or \"", file.libraries())
              + "\" ("
              + examined(file.examined())
              + ")");
    }
    return lines;
  }

  private static String examined(List<String> places) {
    List<String> shown = places.subList(0, Math.min(PLACES, places.size()));
    int more = places.size() - shown.size();
    return "looked at " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }
}
