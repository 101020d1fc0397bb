// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import com.github.difflib.patch.AbstractDelta;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a patch does to one file.
 *
 * @param file the file, below the root
 * @param effect what becomes of it
 * @param deltas its hunks, in the order of the file
 * @param hunkLines where each hunk begins in the patch, counted from 1
 * @param runnable the run bit that it gets; empty to leave it
 */
record FilePatch(
    RelativePath file,
    Effect effect,
    List<AbstractDelta<String>> deltas,
    List<Integer> hunkLines,
    Optional<Boolean> runnable) {

  enum Effect {
    CHANGE,
    CREATE,
    DELETE
  }

  /** A hunk that does not fit; the message says where and why. */
  static final class MisfitException extends Exception {
    private static final long serialVersionUID = 1L;

    MisfitException(String message) {
      super(message);
    }
  }

  /** The lines after the patch; every hunk must fit at the line that it names. */
  List<String> apply(List<String> before) throws MisfitException {
    List<String> after = new ArrayList<>();
    int copied = 0;
    for (int i = 0; i < deltas.size(); i++) {
      String hunk = "hunk %d (line %d of the patch)".formatted(i + 1, hunkLines.get(i));
      AbstractDelta<String> delta = deltas.get(i);
      int position = delta.getSource().getPosition();
      List<String> expected = delta.getSource().getLines();
      if (expected.isEmpty() && !before.isEmpty()) {
        throw new MisfitException(
            hunk
                + (effect == Effect.CREATE
                    ? " creates the file, which exists"
                    : " has no context lines, so its place is not certain"));
      }
      if (position < copied) {
        throw new MisfitException(hunk + " is not after the one before it");
      }
      if (position > before.size()) {
        throw new MisfitException(
            hunk
                + " begins behind the end of the file, which has "
                + new Count(before.size(), "line"));
      }
      check(hunk, position, expected, before);
      after.addAll(before.subList(copied, position));
      after.addAll(delta.getTarget().getLines());
      copied = position + expected.size();
    }
    after.addAll(before.subList(copied, before.size()));
    checkNewlines(after);
    return after;
  }

  private static void check(String hunk, int position, List<String> expected, List<String> before)
      throws MisfitException {
    for (int i = 0; i < expected.size(); i++) {
      int line = position + i;
      String actual = line < before.size() ? before.get(line) : null;
      if (!expected.get(i).equals(actual)) {
        throw new MisfitException(
            "%s expects line %d to be %s, but %s"
                .formatted(
                    hunk,
                    line + 1,
                    PatchLines.readable(expected.get(i)),
                    actual == null
                        ? "the file has only " + new Count(before.size(), "line")
                        : "it is " + PatchLines.readable(actual)));
      }
    }
  }

  private static void checkNewlines(List<String> after) throws MisfitException {
    for (int i = 0; i < after.size() - 1; i++) {
      if (PatchLines.lacksNewline(after.get(i))) {
        throw new MisfitException("line " + (i + 1) + " would lose its newline amid the file");
      }
    }
  }
}
