package io.github.nanvix.maven.cpython.assignment;

import java.util.List;

/**
 * A file from whose variable a library was taken.
 *
 * @param removal what was taken from where
 * @param before the file as it was
 * @param after the file as it should be; the same if the library does not occur
 * @param changes the assignments that change, in the order of the file
 * @param examined the places of all assignments of the variable
 * @param notes what was not looked into, one sentence each
 */
public record RewrittenFile(
    LibraryRemoval removal,
    SourceText before,
    SourceText after,
    List<Change> changes,
    List<String> examined,
    List<String> notes) {

  /** Copies the lists. */
  public RewrittenFile {
    changes = List.copyOf(changes);
    examined = List.copyOf(examined);
    notes = List.copyOf(notes);
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
