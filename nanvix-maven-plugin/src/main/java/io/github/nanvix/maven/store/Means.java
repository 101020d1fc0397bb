// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What steps work with, by its type: nothing that they make depends on any of it. */
public final class Means {
  /** Nothing at all. */
  public static final Means NONE = new Means(Map.of());

  private final Map<Class<?>, Object> byType;

  private Means(Map<Class<?>, Object> byType) {
    this.byType = byType;
  }

  /** These and one more, or another one in its place. */
  public <T> Means with(Class<T> type, T one) {
    Map<Class<?>, Object> more = new HashMap<>(byType);
    more.put(type, one);
    return new Means(more);
  }

  /** Whether there is one of that type. */
  boolean has(Class<?> type) {
    return byType.containsKey(type);
  }

  /** The one of that type, if there is one. */
  <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(byType.get(type)).map(type::cast);
  }

  /** The one of that type, which whoever has the step made must have brought. */
  <T> T get(Class<T> type) {
    Object found = byType.get(type);
    if (found == null) {
      throw new IllegalStateException("Nobody has brought a " + type.getSimpleName());
    }
    return type.cast(found);
  }
}
