// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Edits of a document that leave every other byte as its author wrote it. The edited text is parsed
 * again: whatever the edit did beside what it should is an error, not a surprise.
 */
public final class TomlEdit {
  private TomlEdit() {}

  /**
   * Sets keys of one table, new ones below a key that is there.
   *
   * @param name what messages call the document
   * @param table the keys that lead to the table
   * @param after a key of the table
   * @param values a {@link String} or {@link Long} for each key
   * @throws BuildException if the document is written in a way that cannot be edited
   */
  public static String set(
      String name, String text, List<String> table, String after, Map<String, Object> values) {
    TomlValue before = TomlFile.tree(name, text);
    Map<String, TomlValue> keys = at(before, table).table();
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    List<String> added = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          TomlValue old = keys.get(key);
          if (old == null) {
            added.add(line(key, value));
          } else {
            lines.set(
                old.line() - 1,
                lines.get(old.line() - 1).replace(literal(old.plain()), literal(value)));
          }
        });
    TomlValue place = keys.get(after);
    if (place != null) {
      lines.addAll(place.line(), ending(lines.get(place.line() - 1), added));
    }
    String edited = String.join("\n", lines);
    if (!expected(before, table, values).equals(parsed(name, edited))) {
      throw BuildException.input(
          "\"" + name + "\" is written in a way that cannot be edited.",
          "Add below \"" + after + "\": " + lines(values));
    }
    return edited;
  }

  /**
   * Appends to a list at the top of a document, or adds the list below a key that is there.
   *
   * @param name what messages call the document
   * @param after a key at the top
   * @throws BuildException if the document is written in a way that cannot be edited
   */
  public static String append(String name, String text, String key, String after, String value) {
    TomlValue before = TomlFile.tree(name, text);
    TomlValue old = before.table().get(key);
    List<Object> values = new ArrayList<>();
    if (old != null && old.plain() instanceof List<?> items) {
      values.addAll(items);
    }
    values.add(value);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    if (old == null) {
      TomlValue place = Objects.requireNonNull(before.table().get(after), after);
      String line = key + " = [" + literal(value) + "]";
      lines.addAll(place.line(), ending(lines.get(place.line() - 1), List.of(line)));
    } else {
      insert(lines, old.line() - 1, values.size() > 1, literal(value));
    }
    String edited = String.join("\n", lines);
    if (!set(plain(before), List.of(), Map.of(key, values)).equals(parsed(name, edited))) {
      throw BuildException.input(
          "\"" + name + "\" is written in a way that cannot be edited.",
          "Append to \"" + key + "\": " + literal(value));
    }
    return edited;
  }

  /** Puts an item before the bracket that ends the list; what goes wrong is seen afterwards. */
  private static void insert(List<String> lines, int first, boolean filled, String item) {
    for (int i = first; i < lines.size(); i++) {
      String line = lines.get(i);
      int end = line.lastIndexOf(']');
      if (end < 0) {
        continue;
      }
      String head = line.substring(0, end);
      if (!head.isBlank()) {
        boolean ready = !filled || head.stripTrailing().endsWith(",");
        lines.set(
            i,
            head.stripTrailing()
                + (ready ? "" : ",")
                + (filled ? " " : "")
                + item
                + line.substring(end));
      } else {
        int last = i - 1;
        while (last > first && lines.get(last).isBlank()) {
          last--;
        }
        String before = lines.get(last).stripTrailing();
        boolean ready = !filled || before.endsWith(",");
        lines.set(
            last,
            ready ? lines.get(last) : before + "," + (lines.get(last).endsWith("\r") ? "\r" : ""));
        lines.addAll(last + 1, ending(lines.get(last), List.of("  " + item + ",")));
      }
      return;
    }
  }

  @SuppressWarnings("unchecked") // a table's plain form
  private static Map<String, Object> plain(TomlValue document) {
    return (Map<String, Object>) document.plain();
  }

  /** The lines of some keys, separated by blanks. */
  public static String lines(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** As the line before them ends. */
  private static List<String> ending(String line, List<String> added) {
    return line.endsWith("\r") ? added.stream().map(text -> text + "\r").toList() : added;
  }

  private static String line(String key, Object value) {
    return key + " = " + literal(value);
  }

  private static String literal(Object value) {
    return value instanceof String text
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : String.valueOf(value);
  }

  private static TomlValue at(TomlValue document, List<String> table) {
    TomlValue value = document;
    for (String key : table) {
      value = Objects.requireNonNull(value.table().get(key), key);
    }
    return value;
  }

  private static Object parsed(String name, String text) {
    try {
      return TomlFile.tree(name, text).plain();
    } catch (BuildException e) {
      return e;
    }
  }

  private static Object expected(
      TomlValue document, List<String> table, Map<String, Object> values) {
    return set(plain(document), table, values);
  }

  @SuppressWarnings("unchecked") // a table's plain form
  private static Map<String, Object> set(
      Map<String, Object> root, List<String> table, Map<String, Object> values) {
    Map<String, Object> copy = new LinkedHashMap<>(root);
    if (table.isEmpty()) {
      copy.putAll(values);
    } else {
      copy.computeIfPresent(
          table.get(0),
          (key, value) -> set((Map<String, Object>) value, table.subList(1, table.size()), values));
    }
    return copy;
  }
}
