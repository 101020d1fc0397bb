// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A value of a document and where it stands, without the parser's types.
 *
 * @param value a {@link String}, {@link Long}, {@link Double} or {@link Boolean}, a list of values,
 *     a map of them for a table; dates and times as {@code java.time} has them
 * @param line of its key, or of itself within an array, from 1; 0 where the parser does not say
 * @param column likewise
 */
record TomlValue(Object value, int line, int column) {

  /** A whole document. */
  static TomlValue of(TomlTable document) {
    return new TomlValue(tableOf(document), 1, 1);
  }

  private static TomlValue of(Object value, @Nullable TomlPosition position) {
    Object plain = value;
    if (value instanceof TomlTable table) {
      plain = tableOf(table);
    } else if (value instanceof TomlArray array) {
      List<TomlValue> items = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        items.add(of(array.get(i), array.inputPositionOf(i)));
      }
      plain = List.copyOf(items);
    }
    return position == null
        ? new TomlValue(plain, 0, 0)
        : new TomlValue(plain, position.line(), position.column());
  }

  private static Map<String, TomlValue> tableOf(TomlTable table) {
    Map<String, TomlValue> values = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      List<String> path = List.of(key);
      Object value = table.get(path);
      if (value != null) {
        values.put(key, of(value, table.inputPositionOf(path)));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  boolean isPlaced() {
    return line > 0;
  }

  /** The value of a table. */
  @SuppressWarnings("unchecked") // by this record's definition
  Map<String, TomlValue> table() {
    return (Map<String, TomlValue>) value;
  }

  /** The value of an array. */
  @SuppressWarnings("unchecked") // by this record's definition
  List<TomlValue> array() {
    return (List<TomlValue>) value;
  }

  /** The value as JSON could have it: no places, and as text what JSON has no word for. */
  Object plain() {
    if (value instanceof Map) {
      Map<String, Object> map = new LinkedHashMap<>();
      table().forEach((key, item) -> map.put(key, item.plain()));
      return Collections.unmodifiableMap(map);
    }
    if (value instanceof List) {
      return array().stream().map(TomlValue::plain).toList();
    }
    return value instanceof String
            || value instanceof Long
            || value instanceof Boolean
            || (value instanceof Double number && Double.isFinite(number))
        ? value
        : String.valueOf(value);
  }
}
