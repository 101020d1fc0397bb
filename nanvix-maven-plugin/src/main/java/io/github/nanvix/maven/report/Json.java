// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259): objects from maps in their own order, arrays from lists, strings,
 * numbers, truth values and null; indented by two spaces, one line feed at the end.
 */
public final class Json {
  private final StringBuilder out = new StringBuilder();

  private final boolean inOneLine;

  private Json(boolean inOneLine) {
    this.inOneLine = inOneLine;
  }

  /**
   * The text of a value.
   *
   * @throws IllegalArgumentException if it holds anything that JSON cannot express
   */
  public static String write(@Nullable Object value) {
    Json json = new Json(false);
    json.value(value, "\n");
    return json.out.append('\n').toString();
  }

  /** As {@link #write}, without any line feed or indentation. */
  static String line(@Nullable Object value) {
    Json json = new Json(true);
    json.value(value, "");
    return json.out.toString();
  }

  private void value(@Nullable Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      object(map, indent);
    } else if (value instanceof List<?> list) {
      array(list, indent);
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no number " + number);
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
    }
  }

  private void object(Map<?, ?> map, String indent) {
    out.append('{');
    String inner = inOneLine ? "" : indent + "  ";
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      if (!(entry.getKey() instanceof String key)) {
        throw new IllegalArgumentException("JSON names are strings, not " + entry.getKey());
      }
      out.append(inner);
      string(key);
      out.append(": ");
      value(entry.getValue(), inner);
      out.append(entries.hasNext() ? separator() : indent);
    }
    out.append('}');
  }

  private void array(List<?> list, String indent) {
    out.append('[');
    String inner = inOneLine ? "" : indent + "  ";
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : separator()).append(inner);
      value(list.get(i), inner);
    }
    out.append(list.isEmpty() ? "" : indent).append(']');
  }

  private String separator() {
    return inOneLine ? ", " : ",";
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || (Character.isSurrogate(c) && !isPaired(text, i))) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** A lone surrogate has no UTF-8 form, so that it must stay an escape. */
  private static boolean isPaired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
