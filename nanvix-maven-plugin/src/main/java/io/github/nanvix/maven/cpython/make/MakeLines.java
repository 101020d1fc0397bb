// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The logical lines of a Makefile (GNU make manual, sections 3.1.1 and 5.1.1): a line goes on where
 * an odd number of backslashes stands before its end.
 */
final class MakeLines {
  // Several continued lines of nothing are one blank, like one of them.
  private static final Pattern JOINT = Pattern.compile("(?:[ \t]*+\\\\\r?\n[ \t]*+)++");
  private static final Pattern QUOTED = Pattern.compile("\\\\\\\\(?=\\\\+\r?\n)");

  private final String file;
  private int next;
  private int number;

  MakeLines(String file) {
    this.file = file;
  }

  boolean hasNext() {
    return next < file.length();
  }

  /** The next line as it stands, without what ends it. */
  MappedText next() {
    int from = next;
    number++;
    int end = file.indexOf('\n', from);
    while (end >= 0 && isContinued(from, end)) {
      end = file.indexOf('\n', end + 1);
      number += end < 0 ? 0 : 1;
    }
    next = end < 0 ? file.length() : end + 1;
    boolean carriageReturn = end > from && file.charAt(end - 1) == '\r';
    return MappedText.of(file, from, end < 0 ? file.length() : carriageReturn ? end - 1 : end);
  }

  /** The number of the last physical line that was read, from 1. */
  int number() {
    return number;
  }

  /** Where in the file the line ends that was read last. */
  int end() {
    return next - 1;
  }

  private boolean isContinued(int from, int lineFeed) {
    int last = lineFeed > from && file.charAt(lineFeed - 1) == '\r' ? lineFeed - 1 : lineFeed;
    int first = last;
    while (first > from && file.charAt(first - 1) == '\\') {
      first--;
    }
    return (last - first) % 2 == 1;
  }

  /** A line with one blank where it was continued; backslashes before that count half. */
  static MappedText joined(MappedText line) {
    String text = line.toString();
    if (text.indexOf('\n') < 0) {
      return line;
    }
    MappedText.Builder out = new MappedText.Builder();
    Matcher joint = JOINT.matcher(text);
    Matcher quoted = QUOTED.matcher(text);
    int i = 0;
    while (i < text.length()) {
      if (joint.region(i, text.length()).lookingAt()) {
        out.add(' ', line.start(i), line.end(joint.end() - 1));
        i = joint.end();
      } else if (quoted.region(i, text.length()).lookingAt()) {
        out.add('\\', line.start(i), line.end(i + 1));
        i += 2;
      } else {
        int from = i++;
        while (i < text.length() && " \t\\".indexOf(text.charAt(i)) < 0) {
          i++;
        }
        out.add(line, from, i);
      }
    }
    return out.build();
  }

  /**
   * A line of a recipe as its shell gets it: continued, without the tab that begins the next one;
   * only within what make expands a continuation is a blank.
   */
  static MappedText ofRecipe(MappedText line) {
    String text = line.toString();
    if (text.indexOf('\n') < 0) {
      return line;
    }
    MappedText.Builder out = new MappedText.Builder();
    int i = 0;
    while (i < text.length()) {
      // To make, the second dollar sign of "$$(" begins a reference here.
      int end = text.charAt(i) == '$' ? Reference.closed(text, i) : -1;
      if (end > 0) {
        MappedText reference = joined(line.part(i, end));
        out.add(reference, 0, reference.length());
        i = end;
      } else {
        out.add(line, i, ++i);
        i += text.charAt(i - 1) == '\n' && text.startsWith("\t", i) ? 1 : 0;
      }
    }
    return out.build();
  }
}
