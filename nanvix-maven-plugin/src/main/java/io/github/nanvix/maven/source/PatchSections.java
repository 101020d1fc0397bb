// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a patch into one section a file, in the narrow dialect that the diff reader takes: prose and
 * index lines are left out, names lose their first segment ({@code -p1}), bytes are escaped.
 */
final class PatchSections {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
  private static final Pattern MODE = Pattern.compile("(new file|deleted file|old|new) mode \\d+");
  private static final Pattern UNSUPPORTED =
      Pattern.compile("(rename|copy) (from|to) .*|GIT binary patch|Binary files .* differ");
  // How diff -N dates a file that does not exist, east and west of Greenwich.
  private static final Pattern EPOCH = Pattern.compile("1970-01-01 |1969-12-31 ");
  private static final String NOTHING = "/dev/null";

  /**
   * One file's part of a patch.
   *
   * @param text what the diff reader gets
   * @param hunkLines where each hunk begins in the patch, counted from 1
   */
  record Section(String text, List<Integer> hunkLines) {}

  /** A line that is no part of a patch. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(int line, String reason) {
      super("line " + line + " " + reason);
    }
  }

  private final List<String> lines;
  private final List<Section> sections = new ArrayList<>();
  private StringBuilder text = new StringBuilder();
  private List<Integer> hunkLines = new ArrayList<>();
  private boolean named;
  private int at;

  private PatchSections(List<String> lines) {
    this.lines = lines;
  }

  static List<Section> of(byte[] patch) throws MalformedException {
    PatchSections cut = new PatchSections(PatchLines.of(patch));
    while (cut.at < cut.lines.size()) {
      cut.takeLine();
    }
    cut.endSection();
    return cut.sections;
  }

  private void takeLine() throws MalformedException {
    String line = lines.get(at);
    boolean inHead = text.length() > 0 && hunkLines.isEmpty();
    if (line.startsWith("diff --git ")) {
      endSection();
      add(line);
    } else if (line.startsWith("--- ") && at + 1 < lines.size() && next().startsWith("+++ ")) {
      if (!inHead || named) {
        endSection();
      }
      named = true;
      add("--- " + name("a/", line));
      add("+++ " + name("b/", lines.get(at)));
    } else if (line.startsWith("@@ ")) {
      takeHunk(line);
    } else if (inHead && UNSUPPORTED.matcher(line).matches()) {
      throw new MalformedException(at + 1, "is a rename, a copy or a binary change: " + line);
    } else if (inHead && MODE.matcher(line).matches()) {
      add(line);
    } else {
      // Prose, an index line, or the signature that git puts at the end.
      at++;
    }
  }

  private void takeHunk(String line) throws MalformedException {
    Matcher matcher = HUNK.matcher(line);
    if (!named || !matcher.matches()) {
      throw new MalformedException(at + 1, "begins a hunk, but not as a unified diff does");
    }
    hunkLines.add(at + 1);
    add(line);
    int before = count(matcher.group(2));
    int after = count(matcher.group(4));
    if ((before > 0 && isZero(matcher.group(1))) || (after > 0 && isZero(matcher.group(3)))) {
      throw new MalformedException(at, "begins a hunk with lines at line 0: " + line);
    }
    while (before > 0 || after > 0) {
      if (at >= lines.size()) {
        throw new MalformedException(at, "is the last, but a hunk is not complete");
      }
      String body = lines.get(at).isEmpty() ? " " : lines.get(at);
      char sign = body.charAt(0);
      before -= sign == '+' ? 0 : 1;
      after -= sign == '-' ? 0 : 1;
      if ((sign != ' ' && sign != '+' && sign != '-') || before < 0 || after < 0) {
        throw new MalformedException(at + 1, "does not fit the line counts of its hunk");
      }
      boolean last = at + 1 < lines.size() && next().startsWith("\\");
      add(last ? PatchLines.withoutNewline(body) : body);
      at += last ? 1 : 0;
    }
  }

  private void add(String line) {
    text.append(line).append('\n');
    at++;
  }

  private String next() {
    return lines.get(at + 1);
  }

  private void endSection() {
    if (text.length() > 0) {
      sections.add(new Section(text.toString(), List.copyOf(hunkLines)));
    }
    text = new StringBuilder();
    hunkLines = new ArrayList<>();
    named = false;
  }

  private String name(String prefix, String line) throws MalformedException {
    String[] parts = line.substring("--- ".length()).split("\t", 2);
    String name = parts[0];
    if (name.equals(NOTHING) || (parts.length > 1 && EPOCH.matcher(parts[1]).lookingAt())) {
      return NOTHING;
    }
    if (name.startsWith("\"")) {
      throw new MalformedException(at + 1, "has a quoted name, which is not supported: " + name);
    }
    int slash = name.indexOf('/');
    if (slash <= 0) {
      throw new MalformedException(at + 1, "has a name without a first segment to strip: " + name);
    }
    return prefix + name.substring(slash + 1);
  }

  private static boolean isZero(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }

  private static int count(@org.jspecify.annotations.Nullable String digits)
      throws MalformedException {
    try {
      return digits == null ? 1 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new MalformedException(0, "counts too many lines: " + digits);
    }
  }
}
