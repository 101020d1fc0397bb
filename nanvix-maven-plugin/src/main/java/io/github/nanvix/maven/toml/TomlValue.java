package io.github.nanvix.maven.toml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A value of a document and where its key stands.
 *
 * @param value a {@link String}, {@link Long} or {@link Boolean}, a list of values, a map of them
 *     for a table, or what tomlj makes of numbers and times that no document here has
 * @param line from 1; 0 where the document does not say, as within an array
 * @param column from 1, or 0
 */
record TomlValue(Object value, int line, int column) {

  static Map<String, TomlValue> table(TomlTable table) {
    Map<String, TomlValue> values = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      List<String> path = List.of(key);
      Object value = table.get(path);
      if (value != null) {
        values.put(key, of(value, table.inputPositionOf(path)));
      }
    }
    return values;
  }

  private static TomlValue of(Object value, @Nullable TomlPosition position) {
    int line = position == null ? 0 : position.line();
    int column = position == null ? 0 : position.column();
    if (value instanceof TomlTable table) {
      return new TomlValue(table(table), line, column);
    }
    if (value instanceof TomlArray array) {
      return new TomlValue(
          array.toList().stream().map(item -> of(item, null)).toList(), line, column);
    }
    return new TomlValue(value, line, column);
  }
}
