// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a configure script has written down of its checks, in {@code config.log}.
 *
 * @param checks each from its first line to its result
 */
public record ConfigLog(List<Check> checks) {
  /** Of a script that has left none. */
  public static final ConfigLog NONE = new ConfigLog(List.of());

  private static final Pattern BEGIN = Pattern.compile("configure:\\d+: checking (.*)");
  private static final Pattern RESULT = Pattern.compile("configure:\\d+: result: (.*)");
  // The program that was tried; the compiler's messages stand before it.
  private static final String PROGRAM = "| ";
  private static final int MOST_CHECKS = 3;
  private static final int MOST_LINES = 8;

  /**
   * One check.
   *
   * @param subject what is checked
   * @param lines all that the log has of it, with the result as the last line
   * @param result for example {@code no}
   */
  public record Check(String subject, List<String> lines, String result) {
    private boolean failed() {
      return result.equals("no") || result.endsWith(" no") || result.equals("missing");
    }

    private boolean mentions(String word) {
      return lines.stream().anyMatch(line -> line.contains(word));
    }

    /** What decided: subject, commands with what they said, result. */
    private List<String> decisive() {
      List<String> kept = new ArrayList<>(lines);
      kept.removeIf(
          line -> line.startsWith(PROGRAM) || line.equals("configure: failed program was:"));
      return kept.size() <= MOST_LINES
          ? kept
          : new ArrayList<>(
              List.of(
                  String.join("\n", kept.subList(0, 2)),
                  "...",
                  String.join("\n", kept.subList(kept.size() - MOST_LINES + 3, kept.size()))));
    }
  }

  /** Reads a log, if it is there. */
  public static ConfigLog read(Path file) {
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    try {
      return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  static ConfigLog parse(String text) {
    List<Check> checks = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    String subject = "";
    for (String line : text.lines().toList()) {
      Matcher begin = BEGIN.matcher(line);
      if (begin.matches()) {
        subject = begin.group(1);
        lines.clear();
      }
      lines.add(line);
      Matcher result = RESULT.matcher(line);
      if (result.matches() && !subject.isEmpty()) {
        checks.add(new Check(subject, List.copyOf(lines), result.group(1).strip()));
        subject = "";
      }
    }
    return new ConfigLog(List.copyOf(checks));
  }

  /**
   * The lines that made configure do without a module: the first checks that failed and mention
   * something, then what it says of the module.
   *
   * @param words for example {@code -lsqlite3}
   */
  List<String> against(String module, Collection<String> words) {
    List<String> lines = new ArrayList<>();
    checks.stream()
        .filter(check -> check.failed() && words.stream().anyMatch(check::mentions))
        .limit(MOST_CHECKS)
        .forEach(check -> lines.addAll(check.decisive()));
    checks.stream()
        .filter(check -> check.subject().endsWith("extension module " + module))
        .forEach(check -> lines.addAll(check.decisive()));
    return lines;
  }
}
