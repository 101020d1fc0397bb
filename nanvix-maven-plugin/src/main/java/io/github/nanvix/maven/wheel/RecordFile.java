// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A wheel's RECORD: path, digest and size of each of its files, as comma-separated values.
 *
 * @param lines by path
 */
record RecordFile(SortedMap<String, Line> lines) {
  // MD5 and SHA-1 the format forbids.
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

  /**
   * What is said of one file.
   *
   * @param digest {@code algorithm=value}; empty for the RECORD itself
   * @param size in bytes; may be empty
   */
  record Line(String digest, String size) {}

  /**
   * Reads a RECORD.
   *
   * @throws IllegalArgumentException naming the line that is none
   */
  static RecordFile parse(String text) {
    SortedMap<String, Line> lines = new TreeMap<>();
    for (String line : text.split("\r?\n")) {
      if (!line.isBlank()) {
        List<String> cells = cells(line);
        if (cells.size() != 3) {
          throw new IllegalArgumentException("three values a line, got \"" + line + "\"");
        }
        if (lines.put(cells.get(0), new Line(cells.get(1), cells.get(2))) != null) {
          throw new IllegalArgumentException("each file once, got \"" + cells.get(0) + "\" twice");
        }
      }
    }
    return new RecordFile(lines);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** The digest of some bytes as a RECORD has it, by the algorithm of another one. */
  static String digest(String like, byte[] content) {
    String algorithm = like.replaceFirst("=.*", "");
    String name = ALGORITHMS.get(algorithm);
    if (name == null) {
      throw new IllegalArgumentException("one of sha256, sha384 and sha512, got \"" + like + "\"");
    }
    try {
      byte[] digest = MessageDigest.getInstance(name).digest(content);
      return algorithm + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no " + name, e);
    }
  }

  /** The lines of some files, with that of the RECORD itself. */
  static String text(SortedMap<String, byte[]> files, String own) {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (path, content) ->
            text.append(cell(path))
                .append(',')
                .append(digest("sha256", content))
                .append(',')
                .append(content.length)
                .append('\n'));
    return text.append(cell(own)).append(",,\n").toString();
  }

  private static String cell(String text) {
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
