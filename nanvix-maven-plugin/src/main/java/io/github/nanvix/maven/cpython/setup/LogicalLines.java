package io.github.nanvix.maven.cpython.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first half of makesetup: {@code sed} takes comments and blank lines away, then a shell loop
 * does {@code while read line}.
 *
 * @param lines the lines that reach the loop
 * @param unfinished the last line, where no newline ends it: {@code read} reports the end of input
 *     and the line is lost, or glued to the next file's {@code *doconfig*}
 */
record LogicalLines(List<LogicalLine> lines, Optional<LogicalLine> unfinished) {

  LogicalLines {
    lines = List.copyOf(lines);
  }

  static LogicalLines of(List<String> physical) {
    return new Reader(physical).run();
  }

  /**
   * One physical line without the comment, the newline kept; empty where {@code sed} deletes it.
   */
  private static String withoutComment(String line) {
    boolean ended = line.endsWith("\n");
    int end = ended ? line.length() - 1 : line.length();
    int hash = line.indexOf('#');
    if (hash >= 0) {
      end = hash;
      while (end > 0 && isBlank(line.charAt(end - 1))) {
        end--;
      }
    }
    String kept = line.substring(0, end);
    return kept.chars().allMatch(c -> isBlank((char) c)) ? "" : ended ? kept + "\n" : kept;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static final class Reader {
    private final List<String> physical;
    private int next;
    private int first;
    private int last;
    private boolean atEnd;

    Reader(List<String> physical) {
      this.physical = physical;
    }

    LogicalLines run() {
      List<LogicalLine> lines = new ArrayList<>();
      while (true) {
        first = 0;
        String text = read();
        // "\\" at the end of a line comes out of read as "\"; makesetup joins on that as well.
        while (!atEnd && text.endsWith("\\")) {
          String kept = String.join(" ", words(text.substring(0, text.length() - 1)));
          boolean spaced = text.length() > 1 && isBlank(text.charAt(text.length() - 2));
          text = kept + (spaced && !kept.isEmpty() ? " " : "") + read();
        }
        if (atEnd) {
          Optional<LogicalLine> rest =
              text.isEmpty() ? Optional.empty() : Optional.of(new LogicalLine(first, last, text));
          return new LogicalLines(lines, rest);
        }
        lines.add(new LogicalLine(first, last, text));
      }
    }

    /**
     * The shell's {@code read} without {@code -r}; sets {@link #atEnd} when no newline ended it.
     */
    private String read() {
      StringBuilder text = new StringBuilder();
      while (next < physical.size()) {
        String line = withoutComment(physical.get(next++));
        if (line.isEmpty()) {
          continue;
        }
        first = first == 0 ? next : first;
        last = next;
        boolean joined = false;
        for (int i = 0; i < line.length(); i++) {
          char c = line.charAt(i);
          boolean escaped = c == '\\';
          if (escaped && ++i < line.length()) {
            c = line.charAt(i);
          } else if (escaped) {
            break;
          }
          if (c == '\n') {
            joined = escaped;
            break;
          }
          // Leading blanks go, except those that a backslash protects.
          if (escaped || !isBlank(c) || !text.isEmpty()) {
            text.append(c);
          }
        }
        if (line.endsWith("\n") && !joined) {
          return trimmed(text);
        }
      }
      atEnd = true;
      return trimmed(text);
    }

    private static String trimmed(StringBuilder text) {
      int end = text.length();
      while (end > 0 && isBlank(text.charAt(end - 1))) {
        end--;
      }
      return text.substring(0, end);
    }
  }

  /** The words that an unquoted {@code $line} splits into, without file name expansion. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[ \t\n]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
