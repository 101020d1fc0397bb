// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.OneLine;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a step's output depends on, as named texts.
 *
 * <p>The document form is kept beside the output, so that two of them can be compared when someone
 * asks why a step ran again.
 */
public final class Inputs {
  private final SortedMap<String, String> values = new TreeMap<>();

  /** Adds one input; the value is what identifies it: a digest, a version, a list of flags. */
  public Inputs with(String name, Object value) {
    if (values.put(name, String.valueOf(value)) != null) {
      throw new IllegalArgumentException("Input \"" + name + "\" is given twice");
    }
    return this;
  }

  /** Adds a list whose order matters, one numbered input for each element. */
  public Inputs withList(String name, Collection<?> elements) {
    int i = 0;
    for (Object element : elements) {
      with(String.format(Locale.ROOT, "%s[%03d]", name, i++), element);
    }
    return this;
  }

  /** Adds each entry of a map whose order does not matter. */
  public Inputs withMap(String name, Map<?, ?> entries) {
    entries.forEach((key, value) -> with(name + "." + key, value));
    return this;
  }

  /**
   * One line {@code name = value} for each input, sorted by name; line breaks are escaped, and = in
   * names.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(escape(name).replace("=", "\\="))
                .append(" = ")
                .append(escape(value))
                .append('\n'));
    return text.toString();
  }

  /** One of the values. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * Reads what {@link #text()} has written.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Inputs read(String text) {
    Inputs inputs = new Inputs();
    parse(text).forEach((name, value) -> inputs.with(name.replace("\\=", "="), value));
    if (!inputs.text().equals(text)) {
      throw new IllegalArgumentException("These are no inputs of a step");
    }
    return inputs;
  }

  /** The values by name that {@link #text()} was made of; lines without {@code " = "} are not. */
  static SortedMap<String, String> parse(String text) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      int end = line.indexOf(" = ");
      // In a name, = has a backslash before it.
      if (end >= 0) {
        values.put(OneLine.parse(line.substring(0, end)), OneLine.parse(line.substring(end + 3)));
      }
    }
    return values;
  }

  /** The inputs by name, sorted; not to be changed. */
  public SortedMap<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }

  /** The digest of {@link #text()}. */
  public Sha256 fingerprint() {
    return Sha256.of(text());
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
