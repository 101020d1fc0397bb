// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header that CMake's {@code generate_export_header} would write.
 *
 * @param target the library's name
 * @param options what is said besides
 * @param expanded a text with the values of its variables
 */
record ExportHeader(String target, String options, UnaryOperator<String> expanded) {

  /** Its file name. */
  String file() {
    return option("EXPORT_FILE_NAME")
        .map(SourceTree::fileName)
        .orElse(base().toLowerCase(Locale.ROOT) + "_export.h");
  }

  /** Its text. */
  String text() {
    String upper = base().toUpperCase(Locale.ROOT).replaceAll("\\W", "_");
    return """
    #ifndef %1$s_H
    #define %1$s_H
    #define %1$s __attribute__((visibility("default")))
    #define %2$s_NO_EXPORT __attribute__((visibility("hidden")))
    #define %2$s_DEPRECATED __attribute__((__deprecated__))
    #endif
    """
        .formatted(option("EXPORT_MACRO_NAME").orElse(upper + "_EXPORT"), upper);
  }

  private String base() {
    return option("BASE_NAME").orElse(target);
  }

  private Optional<String> option(String name) {
    Matcher found = Pattern.compile("\\b" + name + "\\s+(\"[^\"]*\"|\\S+)").matcher(options);
    return found.find()
        ? Optional.of(expanded.apply(GeneratedHeaders.unquoted(found.group(1))))
        : Optional.empty();
  }
}
