// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.Place;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.makesetup.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The physical lines of one logical line, to be changed. Comments and continuations stay, except
 * that nothing continues into a line that the change leaves blank: {@code sed} would delete it, and
 * the next rule would be swallowed.
 */
final class LineEdit {
  private final List<Part> parts;

  /** A physical line, taken apart. */
  private record Part(String code, String continuation, String comment, String end) {

    static Part of(String line) {
      String end = line.endsWith("\n") ? "\n" : "";
      String body = line.substring(0, line.length() - end.length());
      int cut = new SourceLine(new Place("", 0), line).code().length();
      int code = cut;
      while (code > 0 && body.charAt(code - 1) == '\\') {
        code--;
      }
      // Of an even number each second one is the character itself.
      int odd = (cut - code) % 2 == 0 ? cut : withoutBlanks(body, cut - 1);
      return new Part(body.substring(0, odd), body.substring(odd, cut), body.substring(cut), end);
    }

    private static int withoutBlanks(String text, int end) {
      int cut = end;
      while (cut > 0 && Shell.isBlank(text.charAt(cut - 1))) {
        cut--;
      }
      return cut;
    }

    Part with(String newCode) {
      return new Part(newCode, continuation, comment, end);
    }

    Part ending() {
      return new Part(code, "", comment, end);
    }

    boolean isDeleted() {
      return continuation.isEmpty() && withoutBlanks(code, code.length()) == 0;
    }

    String text() {
      return code + continuation + comment + end;
    }
  }

  LineEdit(List<String> physical) {
    this.parts = new ArrayList<>(physical.stream().map(Part::of).toList());
  }

  /** Changes what is neither comment nor continuation, line by line. */
  List<String> with(UnaryOperator<String> change) {
    parts.replaceAll(part -> part.with(change.apply(part.code())));
    int last = parts.size() - 1;
    if (last > 0 && parts.get(last).isDeleted()) {
      if (parts.get(last).comment().isEmpty()) {
        parts.remove(last);
      }
      int before = last - 1;
      while (before > 0 && parts.get(before).isDeleted()) {
        before--;
      }
      parts.set(before, parts.get(before).ending());
    }
    return parts.stream().map(Part::text).toList();
  }
}
