// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The difference between two versions of one file, in the unified format of {@code diff -u} (GNU
 * diffutils manual, "Detailed Description of Unified Format"), three lines of context, names as git
 * writes them: {@code patch -p1} and {@code git apply} take it.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  // The usual algorithm takes memory by the square of what differs.
  private static final int MANY_LINES = 2_000;
  private static final String NOTHING = "/dev/null";
  private static final byte[] NONE = {};
  // Any byte is a character of it and back.
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private final String text;

  private UnifiedDiff(String text) {
    this.text = text;
  }

  /**
   * Compares two versions.
   *
   * @param name the file's path, relative to where the difference is to be applied
   */
  public static UnifiedDiff of(String name, byte[] before, byte[] after) {
    return of(name, Optional.of(before), Optional.of(after));
  }

  /** As {@link #of(String, byte[], byte[])}, of a file that one side may lack. */
  static UnifiedDiff of(String name, Optional<byte[]> before, Optional<byte[]> after) {
    List<String> old = lines(before.orElse(NONE));
    List<String> now = lines(after.orElse(NONE));
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.isEmpty() ? NOTHING : header("a/" + name),
            after.isEmpty() ? NOTHING : header("b/" + name),
            old,
            old.size() + now.size() > MANY_LINES
                ? DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>())
                : DiffUtils.diff(old, now),
            CONTEXT);
    StringBuilder text = new StringBuilder();
    StringBuilder added = new StringBuilder();
    lines.stream().limit(2).forEach(head -> text.append(head).append('\n'));
    for (String line : lines.subList(Math.min(2, lines.size()), lines.size())) {
      // The algorithm that takes little memory puts what came before what went.
      if (line.startsWith("+")) {
        added.append(line).append('\n');
        continue;
      }
      if (!line.startsWith("-")) {
        text.append(added);
        added.setLength(0);
      }
      text.append(line.startsWith("@@ ") ? hunk(line) : line).append('\n');
    }
    text.append(added);
    return new UnifiedDiff(text.toString());
  }

  /** Whether both versions are the same bytes. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** The difference as a file holds it, each byte of both versions as it was. */
  public byte[] bytes() {
    return text.getBytes(BYTES);
  }

  /**
   * Prints the difference on lines of its own. The goals print it past Maven's log, whose prefixes
   * {@code patch} would not understand.
   */
  public void printTo(PrintStream out) {
    // Some versions of Maven have begun the line with an escape sequence.
    out.println();
    out.write(bytes(), 0, bytes().length);
    out.flush();
  }

  /** The difference to be read, every line with its end; empty if there is none. */
  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** A last line without its line feed differs from one that has it. */
  private static List<String> lines(byte[] content) {
    List<String> lines = new ArrayList<>();
    String text = new String(content, BYTES);
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start) + "\n\\ No newline at end of file");
    }
    return lines;
  }

  /** The library counts from 1 where there is no line, and never leaves out the number 1. */
  private static String hunk(String line) {
    return line.replace("1,0 ", "0,0 ").replace(",1 ", " ");
  }

  /** A tab ends a name with blanks; one with characters that would end a line is quoted. */
  private static String header(String name) {
    String bytes = new String(name.getBytes(StandardCharsets.UTF_8), BYTES);
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\%03o", (int) c));
      } else {
        quoted.append(c);
      }
    }
    if (!quoted.toString().equals(bytes)) {
      return "\"" + quoted + "\"";
    }
    return bytes.indexOf(' ') < 0 ? bytes : bytes + "\t";
  }
}
