// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What properties say of one source: {@code nanvix.libffi.version} and the like. A parameter's own
 * property, {@code nanvix.version}, means every project of a reactor; these mean one.
 *
 * @param source the port, or {@code cpython}
 * @param properties the user's properties, then the project's
 * @param base what relative paths count from
 */
record SourceChoice(String source, Function<String, @Nullable String> properties, Path base) {

  /** {@code nanvix.<source>.version}. */
  Optional<String> version() {
    return property("version");
  }

  /** {@code nanvix.<source>.source}. */
  Optional<Path> directory() {
    return property("source").map(base::resolve);
  }

  /** {@code nanvix.<source>.patches}, separated by commas. */
  Optional<List<Path>> patches() {
    return list("patches").map(paths -> paths.stream().map(base::resolve).toList());
  }

  /** {@code nanvix.<source>.options}, separated by commas. */
  Optional<List<String>> options() {
    return list("options");
  }

  private Optional<List<String>> list(String what) {
    return property(what)
        .map(
            text ->
                Stream.of(text.split(","))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList());
  }

  /** The properties of a source. */
  static List<String> properties(String source) {
    return Stream.of("version", "source", "patches", "options")
        .map(what -> name(source, what))
        .toList();
  }

  private static String name(String source, String what) {
    return "nanvix." + source + "." + what;
  }

  private Optional<String> property(String what) {
    return Optional.ofNullable(properties.apply(name(source, what)))
        .filter(text -> !text.isEmpty());
  }
}
