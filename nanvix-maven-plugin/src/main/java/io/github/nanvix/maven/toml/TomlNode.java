// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.NearestName;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One table of a TOML document, or object of a JSON one, read by name and type.
 *
 * <p>Every accessor throws a {@link BuildException} that names the document, the key, and line and
 * column when the value is missing or of another type.
 */
public final class TomlNode {
  private final String document;
  private final String prefix;
  private final TomlValue start;
  private final Map<String, TomlValue> table;

  TomlNode(String document, String prefix, TomlValue start) {
    this.document = document;
    this.prefix = prefix;
    this.start = start;
    this.table = start.table();
  }

  /** What messages call the document. */
  public String document() {
    return document;
  }

  /** The keys of this table, in the order of the document. */
  public Set<String> keys() {
    return table.keySet();
  }

  /** The table as JSON could have it: no places, and as text what JSON has no word for. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    table.forEach((key, value) -> plain.put(key, value.plain()));
    return Collections.unmodifiableMap(plain);
  }

  /** Refuses every key that is not listed, so that a misspelt one cannot be passed over. */
  public TomlNode allowOnly(String... keys) {
    Set<String> allowed = new TreeSet<>(List.of(keys));
    for (String key : table.keySet()) {
      if (!allowed.contains(key)) {
        throw refuse(
            key,
            "is not a key that is known here",
            new NearestName(allowed)
                    .to(key)
                    .map(nearest -> "\"" + nearest + "\", or another one of ")
                    .orElse("one of ")
                + allowed);
      }
    }
    return this;
  }

  /** The keys that are not listed, as they stand: for documents that others add keys to. */
  public List<UnknownKey> unknown(String... known) {
    List<UnknownKey> unknown = new ArrayList<>();
    for (String key : table.keySet()) {
      if (!List.of(known).contains(key)) {
        TomlValue value = placed(table.getOrDefault(key, start));
        unknown.add(
            new UnknownKey(document, prefix + key, value.line(), value.column(), value.plain()));
      }
    }
    return List.copyOf(unknown);
  }

  /** A string that must be there. */
  public String string(String key) {
    return optionalString(key).orElseThrow(() -> missing(key, "a string"));
  }

  /** Whether a key holds a string, and nothing else. */
  public boolean isString(String key) {
    TomlValue value = table.get(key);
    return value != null && value.value() instanceof String;
  }

  /** A string that may be absent. */
  public Optional<String> optionalString(String key) {
    return Optional.ofNullable(typed(key, String.class, "a string"));
  }

  /** A non-negative whole number that may be absent. */
  public Optional<Long> optionalSize(String key) {
    Long value = typed(key, Long.class, "a whole number");
    if (value != null && value < 0) {
      throw refuse(key, "is negative", "a size in bytes");
    }
    return Optional.ofNullable(value);
  }

  /** A truth value, false where absent. */
  public boolean flag(String key) {
    return optionalFlag(key).orElse(false);
  }

  /** A truth value that may be absent. */
  public Optional<Boolean> optionalFlag(String key) {
    return Optional.ofNullable(typed(key, Boolean.class, "true or false"));
  }

  /** A SHA-256 that must be there. */
  public Sha256 sha256(String key) {
    return parsed(key, Sha256::new);
  }

  /** A string that must be there, made into a value by a factory that refuses nonsense. */
  public <T> T parsed(String key, Function<String, T> factory) {
    return made(key, string(key), factory, "a valid value");
  }

  /** As {@link #parsed(String, Function)}, telling what is expected. */
  public <T> T parsed(String key, Function<String, T> factory, String expected) {
    return optionalParsed(key, factory, expected).orElseThrow(() -> missing(key, expected));
  }

  /** As {@link #parsed(String, Function, String)}, of a key that may be absent. */
  public <T> Optional<T> optionalParsed(String key, Function<String, T> factory, String expected) {
    return optionalString(key).map(text -> made(key, text, factory, expected));
  }

  /** An array of strings, empty where absent. */
  public List<String> strings(String key) {
    List<String> values = new ArrayList<>();
    for (TomlValue item : array(key, "an array of strings")) {
      if (!(item.value() instanceof String value)) {
        throw refuse(key, "holds something else than strings", "an array of strings");
      }
      values.add(value);
    }
    return List.copyOf(values);
  }

  /** An array of arrays of strings, empty where absent. */
  public List<List<String>> stringLists(String key) {
    String expected = "an array of arrays of strings";
    List<List<String>> lists = new ArrayList<>();
    for (TomlValue item : array(key, expected)) {
      if (!(item.value() instanceof List)) {
        throw refuse(key, "holds something else than arrays", expected);
      }
      List<String> values = new ArrayList<>();
      for (TomlValue word : item.array()) {
        if (!(word.value() instanceof String value)) {
          throw refuse(key, "holds something else than arrays of strings", expected);
        }
        values.add(value);
      }
      if (values.isEmpty()) {
        throw refuse(key, "holds an empty array", expected);
      }
      lists.add(List.copyOf(values));
    }
    return List.copyOf(lists);
  }

  /** A table of strings, sorted by key, empty where absent. */
  public Map<String, String> stringMap(String key) {
    Map<String, String> values = new TreeMap<>();
    optionalTable(key).ifPresent(node -> node.keys().forEach(k -> values.put(k, node.string(k))));
    return Collections.unmodifiableMap(values);
  }

  /** A path below some root that must be there. */
  public RelativePath path(String key) {
    return parsed(key, RelativePath::new);
  }

  /** An array of paths below some root, empty where absent. */
  public List<RelativePath> paths(String key) {
    return strings(key).stream().map(text -> path(key, text)).toList();
  }

  /** A table of paths below some root, sorted by key, empty where absent. */
  public Map<RelativePath, RelativePath> pathMap(String key) {
    Map<RelativePath, RelativePath> values = new TreeMap<>();
    stringMap(key).forEach((from, to) -> values.put(path(key, from), path(key, to)));
    return Collections.unmodifiableMap(values);
  }

  /** This table from paths below some root to what each file must be, sorted by path. */
  public Map<RelativePath, Sha256> digestMap() {
    Map<RelativePath, Sha256> values = new TreeMap<>();
    keys().forEach(key -> values.put(path(key, key), sha256(key)));
    return Collections.unmodifiableMap(values);
  }

  /** A table that must be there. */
  public TomlNode table(String key) {
    return optionalTable(key).orElseThrow(() -> missing(key, "a table"));
  }

  /** A table that may be absent. */
  public Optional<TomlNode> optionalTable(String key) {
    return Optional.ofNullable(value(key, Map.class, "a table")).map(value -> below(key, value));
  }

  /** An array of tables, empty where absent. */
  public List<TomlNode> tables(String key) {
    List<TomlNode> nodes = new ArrayList<>();
    for (TomlValue item : array(key, "an array of tables")) {
      if (!(item.value() instanceof Map)) {
        throw refuse(key, "holds something else than tables", "an array of tables");
      }
      nodes.add(new TomlNode(document, prefix + key + "[" + nodes.size() + "].", placed(item)));
    }
    return List.copyOf(nodes);
  }

  /** This table without one of its keys. */
  public TomlNode without(String key) {
    Map<String, TomlValue> others = new LinkedHashMap<>(table);
    others.remove(key);
    return new TomlNode(document, prefix, new TomlValue(others, start.line(), start.column()));
  }

  /**
   * This table and what another one adds to it: lists are appended, tables joined, and tables of a
   * list joined with that of the same {@code name}.
   *
   * @throws BuildException if the other one has another value for what is here already
   */
  public TomlNode with(TomlNode more) {
    Map<String, TomlValue> joined = new LinkedHashMap<>(table);
    for (Map.Entry<String, TomlValue> added : more.table.entrySet()) {
      joined.merge(
          added.getKey(),
          added.getValue(),
          (own, other) -> more.joined(added.getKey(), own, other));
    }
    return new TomlNode(document, prefix, new TomlValue(joined, start.line(), start.column()));
  }

  private TomlValue joined(String key, TomlValue own, TomlValue other) {
    if (own.value() instanceof Map && other.value() instanceof Map) {
      return below(key, own).with(below(key, other)).start;
    }
    if (own.value() instanceof List && other.value() instanceof List) {
      List<TomlValue> items = new ArrayList<>(own.array());
      for (TomlValue item : other.array()) {
        int at = named(items, item);
        if (at < 0) {
          items.add(item);
        } else {
          items.set(at, joined(key, items.get(at), item));
        }
      }
      return new TomlValue(items, own.line(), own.column());
    }
    if (!own.value().equals(other.value())) {
      throw refuse(key, "says otherwise than what it adds to", "a list, a table or a further key");
    }
    return own;
  }

  private static int named(List<TomlValue> items, TomlValue one) {
    for (int i = 0; i < items.size(); i++) {
      if (one.value() instanceof Map
          && items.get(i).value() instanceof Map
          && name(one).isPresent()
          && name(one).equals(name(items.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Object> name(TomlValue table) {
    return Optional.ofNullable(table.table().get("name")).map(TomlValue::value);
  }

  private TomlNode below(String key, TomlValue value) {
    return new TomlNode(document, prefix + key + ".", placed(value));
  }

  /** The tables below this one by key, in the order of the document. */
  public Map<String, TomlNode> namedTables() {
    Map<String, TomlNode> nodes = new LinkedHashMap<>();
    keys().forEach(key -> nodes.put(key, table(key)));
    return nodes;
  }

  /** Where a key stands, for messages: {@code sources/libffi.toml (line 4)}. */
  public String place(String key) {
    TomlValue value = table.get(key);
    return value == null || !value.isPlaced()
        ? document
        : document + " (line " + value.line() + ")";
  }

  /** The refusal of a key's value, to be thrown. */
  public BuildException refuse(String key, String fault, String expected) {
    TomlValue value = table.get(key);
    String where =
        value == null || !value.isPlaced()
            ? ""
            : " (line " + value.line() + ", column " + value.column() + ")";
    return BuildException.input(
        "Key \"" + prefix + key + "\" in \"" + document + "\"" + where + ": " + fault + ".",
        "Expected " + expected + ".");
  }

  private RelativePath path(String key, String text) {
    return made(key, text, RelativePath::new, "paths below a root");
  }

  private <T> T made(String key, String text, Function<String, T> factory, String expected) {
    try {
      return factory.apply(text);
    } catch (IllegalArgumentException e) {
      throw refuse(key, Reason.of(e), expected);
    }
  }

  /** The refusal of a document that lacks a key, to be thrown; it names the table's place. */
  public BuildException missing(String key, String expected) {
    return BuildException.input(
        "Key \""
            + prefix
            + key
            + "\" is missing in \""
            + document
            + "\" (line "
            + start.line()
            + ", column "
            + start.column()
            + ").",
        "Expected " + expected + ".");
  }

  /** A value at its own place, or where the parser does not say, at this table's. */
  private TomlValue placed(TomlValue value) {
    return value.isPlaced() ? value : new TomlValue(value.value(), start.line(), start.column());
  }

  private List<TomlValue> array(String key, String expected) {
    TomlValue value = value(key, List.class, expected);
    return value == null ? List.of() : value.array();
  }

  private <T> @Nullable T typed(String key, Class<T> type, String expected) {
    TomlValue value = value(key, type, expected);
    return value == null ? null : type.cast(value.value());
  }

  private @Nullable TomlValue value(String key, Class<?> type, String expected) {
    TomlValue value = table.get(key);
    if (value != null && !type.isInstance(value.value())) {
      throw refuse(key, "has the wrong type", expected);
    }
    return value;
  }
}
