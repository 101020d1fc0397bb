// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file from whose variable libraries were taken.
 *
 * @param variable the variable
 * @param libraries what was taken, by their {@code -l} names
 * @param before the file as it was
 * @param after the file as it should be; the same if the library does not occur
 * @param changes the assignments that change, in the order of the file
 * @param examined the places of all assignments of the variable
 * @param notes what was not looked into, one sentence each
 */
public record RewrittenFile(
    String variable,
    List<String> libraries,
    SourceText before,
    SourceText after,
    List<Change> changes,
    List<String> examined,
    List<String> notes) {

  /** Copies the lists. */
  public RewrittenFile {
    libraries = List.copyOf(libraries);
    changes = List.copyOf(changes);
    examined = List.copyOf(examined);
    notes = List.copyOf(notes);
  }

  /** This edit and one that was made behind it. */
  public RewrittenFile then(RewrittenFile next) {
    return new RewrittenFile(
        variable,
        joined(libraries, next.libraries),
        before,
        next.after,
        joined(changes, next.changes),
        examined,
        joined(notes, next.notes).stream().distinct().toList());
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Whether the edit changes anything. */
  public boolean isChanged() {
    return !changes.isEmpty();
  }

  /**
   * One assignment that changes.
   *
   * @param place file and line
   * @param before the value that it gave, in one line
   * @param after the value that it gives now, in one line
   */
  public record Change(String place, String before, String after) {}
}
