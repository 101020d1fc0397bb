// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.failure.Reason;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tables as records: each component is the value of the key of its name, with hyphens; further keys
 * are refused. A flag, a number and a map may be absent, as may a set and a list of strings; any
 * other list holds something.
 */
public final class TomlRecord {
  private final Map<Class<?>, Function<String, ?>> factories;

  /**
   * @param factories what makes values of strings and refuses nonsense; enums need none, where a
   *     constant is called by its name in lower case, with hyphens
   */
  public TomlRecord(Map<Class<?>, Function<String, ?>> factories) {
    this.factories = Map.copyOf(factories);
  }

  /**
   * Reads a table.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if it is not as the record says
   */
  public <R extends Record> R read(TomlNode node, Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    node.allowOnly(Stream.of(components).map(TomlRecord::key).toArray(String[]::new));
    Object[] values =
        Stream.of(components).map(one -> value(node, key(one), one.getGenericType())).toArray();
    try {
      return type.getConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no public record", e);
    }
  }

  private static String key(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private Object value(TomlNode node, String key, Type type) {
    if (type instanceof ParameterizedType several) {
      Class<?> element = (Class<?>) several.getActualTypeArguments()[0];
      if (several.getRawType() == Map.class) {
        return map(node, key, element, (Class<?>) several.getActualTypeArguments()[1]);
      }
      if (element == String.class) {
        return node.strings(key);
      }
      Set<Object> values = new LinkedHashSet<>();
      node.strings(key).forEach(text -> values.add(made(node, key, element, text)));
      if (several.getRawType() == Set.class) {
        return Collections.unmodifiableSet(values);
      }
      if (values.isEmpty()) {
        throw node.refuse(key, "is missing or empty", "an array of strings");
      }
      return List.copyOf(values);
    }
    Class<?> single = (Class<?>) type;
    if (single == boolean.class) {
      return node.flag(key);
    }
    if (single == long.class) {
      return node.optionalSize(key).orElse(0L);
    }
    if (single == String.class) {
      return node.string(key);
    }
    return single.isRecord()
        ? read(node.table(key), single.asSubclass(Record.class))
        : node.parsed(key, text -> value(single, text));
  }

  /** A table of strings, or of tables. */
  private Map<?, ?> map(TomlNode node, String key, Class<?> from, Class<?> to) {
    if (to == String.class) {
      return node.stringMap(key);
    }
    Map<Object, Object> values = new LinkedHashMap<>();
    node.optionalTable(key)
        .ifPresent(
            table ->
                table
                    .namedTables()
                    .forEach(
                        (name, one) ->
                            values.put(
                                made(table, name, from, name),
                                read(one, to.asSubclass(Record.class)))));
    return Collections.unmodifiableMap(values);
  }

  private Object made(TomlNode node, String key, Class<?> type, String text) {
    try {
      return value(type, text);
    } catch (IllegalArgumentException e) {
      throw node.refuse(key, Reason.of(e), "valid values");
    }
  }

  private Object value(Class<?> type, String text) {
    Function<String, ?> factory = factories.get(type);
    if (factory != null) {
      return factory.apply(text);
    }
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      if (name.toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("is \"" + text + "\", which is not known here");
  }
}
