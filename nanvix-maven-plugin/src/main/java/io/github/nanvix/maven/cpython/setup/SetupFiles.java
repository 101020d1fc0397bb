// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.ConfigureTemplate;
import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.Place;
import io.github.nanvix.maven.cpython.makesetup.Section;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.makesetup.SourceLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Setup files in the order in which makesetup gets them, read as the one stream that it makes of
 * them: {@code *doconfig*} before each, and a last line without line feed glued to the next one's.
 *
 * @param files the files
 * @param separated whether makesetup begins each file on a line of its own, as since CPython 3.15
 */
public record SetupFiles(List<SetupFile> files, boolean separated) {

  /** Copies the list. */
  public SetupFiles {
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param name what messages call it
   * @param document its content
   */
  public record SetupFile(String name, SetupDocument document) {

    /** Whether makesetup gets what configure writes from it, and not the file itself. */
    public boolean isTemplate() {
      return ConfigureTemplate.isName(name);
    }

    /** The physical lines. */
    public List<SourceLine> lines() {
      return document.sourceLines(name);
    }
  }

  /**
   * What makesetup makes of them, run by a shell; of templates, once configure has written them.
   */
  public Interpretation interpretation(Shell shell) {
    return Interpretation.of(stream(), shell);
  }

  private List<SourceLine> stream() {
    List<SourceLine> stream = new ArrayList<>();
    for (SetupFile file : files) {
      String marker = Section.DOCONFIG.marker() + "\n";
      Place place = new Place(file.name(), 0);
      SourceLine last = stream.isEmpty() ? null : stream.get(stream.size() - 1);
      if (last != null && !last.text().endsWith("\n")) {
        String glue = separated ? "\n" : marker;
        stream.set(stream.size() - 1, new SourceLine(last.place(), last.text() + glue));
      }
      if (last == null || last.text().endsWith("\n") || separated) {
        stream.add(new SourceLine(place, marker));
      }
      stream.addAll(file.lines());
    }
    return stream;
  }
}
