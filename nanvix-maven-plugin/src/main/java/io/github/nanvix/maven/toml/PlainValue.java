package io.github.nanvix.maven.toml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** A value of a document without the parser's types. */
final class PlainValue {
  private PlainValue() {}

  static Object of(@Nullable Object value) {
    if (value instanceof TomlTable table) {
      Map<String, Object> map = new LinkedHashMap<>();
      table.keySet().forEach(key -> map.put(key, of(table.get(List.of(key)))));
      return Collections.unmodifiableMap(map);
    }
    if (value instanceof TomlArray array) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        list.add(of(array.get(i)));
      }
      return List.copyOf(list);
    }
    return value instanceof String
            || value instanceof Long
            || value instanceof Boolean
            || (value instanceof Double number && Double.isFinite(number))
        ? value
        : String.valueOf(value);
  }
}
