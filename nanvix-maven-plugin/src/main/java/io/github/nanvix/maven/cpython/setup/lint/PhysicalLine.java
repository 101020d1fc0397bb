package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.setup.Place;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A line as it stands in its file.
 *
 * @param place where it stands
 * @param text its characters, without the line feed
 */
record PhysicalLine(Place place, String text) {

  static List<PhysicalLine> of(SetupFile file) {
    List<PhysicalLine> lines = new ArrayList<>();
    for (String line : file.document().lines()) {
      String text = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
      lines.add(new PhysicalLine(new Place(file.name(), lines.size() + 1), text));
    }
    return lines;
  }

  boolean hasComment() {
    return text.indexOf('#') >= 0;
  }

  /** What is left when sed has cut the comment off. */
  String code() {
    return hasComment() ? text.substring(0, text.indexOf('#')).replaceFirst("[ \t]+$", "") : text;
  }

  /** Whether sed deletes the whole line. */
  boolean isDeleted() {
    return code().chars().allMatch(c -> c == ' ' || c == '\t');
  }

  /** Whether the next line goes on with this one. */
  boolean continues() {
    return code().matches("(?s)(.*[^\\\\])?(\\\\\\\\)*\\\\");
  }

  /** Whether it looks as if the comment sign were to be quoted. */
  boolean quotesComment() {
    return hasComment() && text.indexOf('#') > 0 && text.charAt(text.indexOf('#') - 1) == '\\';
  }
}
