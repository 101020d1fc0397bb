// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object that is being put together, in its own order; what is absent is left out. */
final class JsonFields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a value: as it is if JSON has such, else as text. */
  JsonFields with(String name, Object value) {
    boolean plain =
        value instanceof Map
            || value instanceof List
            || value instanceof Number
            || value instanceof Boolean;
    fields.put(name, plain ? value : value.toString());
    return this;
  }

  /** Adds a value if it is there. */
  JsonFields with(String name, Optional<?> value) {
    value.ifPresent(present -> with(name, (Object) present));
    return this;
  }

  Map<String, Object> map() {
    return Collections.unmodifiableMap(fields);
  }
}
