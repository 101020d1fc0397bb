// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys of a table and what each of them holds, for documents of others, which are carried as
 * they are: all that is known of one is checked, and of what is not known it is told.
 */
public final class Shape {
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();

  /** What the value of a key has to be; the key is there. */
  @FunctionalInterface
  public interface Rule {
    /**
     * Looks at the value.
     *
     * @param unknown gets the keys below it that nothing here knows
     * @throws io.github.nanvix.maven.failure.BuildException naming its place, if it is wrong
     */
    void check(TomlNode node, String key, List<UnknownKey> unknown);
  }

  /** Adds a key with a rule of its own. */
  public Shape with(String key, Rule rule) {
    rules.put(key, rule);
    return this;
  }

  /**
   * Adds keys that hold strings.
   *
   * @param factory refuses nonsense with an {@link IllegalArgumentException}
   * @param expected what it takes
   */
  public Shape strings(Function<String, ?> factory, String expected, String... keys) {
    for (String key : keys) {
      with(key, (node, at, unknown) -> node.parsed(at, factory, expected));
    }
    return this;
  }

  /** Adds keys that are true or false. */
  public Shape flags(String... keys) {
    for (String key : keys) {
      with(key, (node, at, unknown) -> node.optionalFlag(at));
    }
    return this;
  }

  /** Adds keys that hold whole numbers, none negative. */
  public Shape numbers(String... keys) {
    for (String key : keys) {
      with(key, (node, at, unknown) -> node.optionalSize(at));
    }
    return this;
  }

  /** Adds keys that hold arrays of strings. */
  public Shape lists(String... keys) {
    for (String key : keys) {
      with(key, (node, at, unknown) -> node.strings(at));
    }
    return this;
  }

  /** Adds a table. */
  public Shape table(String key, Shape shape) {
    return with(key, (node, at, unknown) -> unknown.addAll(shape.unknownIn(node.table(at))));
  }

  /** Adds an array of tables. */
  public Shape tables(String key, Shape shape) {
    return with(
        key,
        (node, at, unknown) ->
            node.tables(at).forEach(one -> unknown.addAll(shape.unknownIn(one))));
  }

  /** Says which keys have to be there. */
  public Shape require(String... keys) {
    required.addAll(List.of(keys));
    return this;
  }

  /**
   * Checks a table as a whole.
   *
   * @return the keys that nothing here knows
   * @throws io.github.nanvix.maven.failure.BuildException naming the place of the first key that is
   *     wrong or missing
   */
  public List<UnknownKey> unknownIn(TomlNode node) {
    List<UnknownKey> unknown = new ArrayList<>(node.unknown(rules.keySet().toArray(String[]::new)));
    for (Map.Entry<String, Rule> rule : rules.entrySet()) {
      if (node.keys().contains(rule.getKey())) {
        rule.getValue().check(node, rule.getKey(), unknown);
      } else if (required.contains(rule.getKey())) {
        throw node.missing(rule.getKey(), "this key");
      }
    }
    return List.copyOf(unknown);
  }
}
