// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of JSON document of ours, as {@code docs/json.md} lists them. Beside this class lies the
 * JSON Schema of each, {@code verify.schema.json} of {@link #VERIFY}.
 */
public enum Document {
  AUDIT,
  COMPARE,
  COMPONENT,
  DOCTOR,
  EXPLAIN,
  MANIFEST,
  PYTHON,
  REPORT,
  REPRODUCE,
  RUNNER,
  SETUP,
  SIZES,
  TOOLCHAIN,
  TREE,
  VERIFY;

  /** Changes when a member of the document changes its meaning or goes. */
  public int version() {
    return 1;
  }

  /** The file name of its schema. */
  public String schemaFile() {
    return name().toLowerCase(Locale.ROOT) + ".schema.json";
  }

  /** The text of a document with these members, behind {@code schema}. */
  public String write(Map<String, ? extends @Nullable Object> members) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("schema", version());
    all.putAll(members);
    return Json.write(all);
  }
}
