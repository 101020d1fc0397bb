// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.SourceLine;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines that go on where they seem not to, and the ends of files. */
final class ContinuationChecks implements Check {

  @Override
  public Stream<Warning> in(Subject subject) {
    return subject.files().files().stream()
        .flatMap(file -> Stream.concat(swallowed(file), end(subject, file)));
  }

  /** sed deletes the line before the shell sees it, so that it ends nothing. */
  private static Stream<Warning> swallowed(SetupFile file) {
    List<SourceLine> lines = file.lines();
    return IntStream.range(1, lines.size())
        .filter(i -> lines.get(i - 1).continues() && lines.get(i).isDeleted())
        // A comment that ends with a backslash itself is a part that was commented out.
        .filter(i -> !lines.get(i).body().endsWith("\\"))
        .mapToObj(
            i ->
                new Warning(
                    Trap.SWALLOWED_LINE,
                    lines.get(i).place(),
                    (lines.get(i).hasComment() ? "This comment" : "This blank line")
                        + " does not end the line before it: the next one that is neither blank nor"
                        + " a comment goes on with it.",
                    "Delete the backslash before it, or this line."));
  }

  private static Stream<Warning> end(Subject subject, SetupFile file) {
    List<SourceLine> lines = file.lines();
    if (lines.isEmpty()) {
      return Stream.of();
    }
    SourceLine last = lines.get(lines.size() - 1);
    boolean isFollowed = subject.isFollowed(file);
    if (last.continues()) {
      return Stream.of(
          new Warning(
              Trap.ENDS_IN_CONTINUATION,
              last.place(),
              "The file ends within this line, which "
                  + (isFollowed ? "goes on with \"*doconfig*\", a bad word." : "is lost."),
              "Delete the backslash."));
    }
    if (file.document().endsWithNewline()) {
      return Stream.of();
    }
    return Stream.of(
        new Warning(
            Trap.NO_FINAL_NEWLINE, last.place(), unended(subject, isFollowed), "End the line."));
  }

  private static String unended(Subject subject, boolean isFollowed) {
    if (subject.files().separated()) {
      return isFollowed
          ? "No line feed ends this line; makesetup puts one there since CPython 3.15."
          : "No line feed ends this line: it is lost.";
    }
    return isFollowed
        ? "No line feed ends this line: the \"*doconfig*\" of the next file is glued to it, and the"
            + " next file begins in the section that this one ends in."
        : "No line feed ends this line: it is lost where no file follows; where one does, that"
            + " file's \"*doconfig*\" is glued to it.";
  }
}
