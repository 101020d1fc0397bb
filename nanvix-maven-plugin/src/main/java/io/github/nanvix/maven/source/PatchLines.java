// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes as lines of plain ASCII and back, without loss.
 *
 * <p>The diff reader decodes with the machine's charset, takes a carriage return for a line's end
 * and forgets which side of a change had no last newline. So each byte that it could stumble over
 * becomes an escape, and a missing newline becomes a mark at the end of its line.
 */
final class PatchLines {
  private static final char ESCAPE = '\1';
  private static final String NO_NEWLINE = ESCAPE + "--";

  private PatchLines() {}

  /** The lines of a file. */
  static List<String> of(byte[] content) {
    List<String> lines = new ArrayList<>();
    String text = new String(content, StandardCharsets.ISO_8859_1);
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(escape(text.substring(start, end)));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(withoutNewline(escape(text.substring(start))));
    }
    return lines;
  }

  /** The bytes of a file with these lines. */
  static byte[] join(List<String> lines) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (String line : lines) {
      content.writeBytes(unescape(line).getBytes(StandardCharsets.ISO_8859_1));
      if (!line.endsWith(NO_NEWLINE)) {
        content.write('\n');
      }
    }
    return content.toByteArray();
  }

  /** Marks a line as one that its file ends with, without a newline. */
  static String withoutNewline(String line) {
    return line + NO_NEWLINE;
  }

  static boolean lacksNewline(String line) {
    return line.endsWith(NO_NEWLINE);
  }

  /** What a line stands for, as names of files and people's texts are written. */
  static String name(String line) {
    return new String(unescape(line).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** A line as people should read it. */
  static String readable(String line) {
    String text = name(line).replace("\r", "\\r");
    return "\"" + text + "\"" + (lacksNewline(line) ? " without a newline" : "");
  }

  /** One line of ISO-8859-1 text without its newline. */
  static String escape(String line) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ESCAPE || c == '\r' || c >= 0x80) {
        escaped.append(ESCAPE).append(String.format("%02x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String unescape(String line) {
    StringBuilder text = new StringBuilder();
    int end = lacksNewline(line) ? line.length() - NO_NEWLINE.length() : line.length();
    for (int i = 0; i < end; i++) {
      if (line.charAt(i) == ESCAPE) {
        text.append((char) Integer.parseInt(line.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}
