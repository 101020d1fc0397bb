// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file {@code .npmrc}: lines {@code key = value}, with variables of the environment in them. */
final class NpmrcFile {
  private static final Pattern VARIABLE =
      Pattern.compile("(?<!\\\\)\\$\\{(?<name>[^${}?]+)(?<optional>\\?)?}");
  private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)[;#].*");

  private NpmrcFile() {}

  /** What a file says, nothing if there is none. */
  static Map<String, String> read(Path file, Map<String, String> environment) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      // What is no text is in no line that counts here.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Map<String, String> settings = new TreeMap<>();
      for (String line : text.lines().map(String::strip).toList()) {
        if (line.startsWith("[") && line.endsWith("]")) {
          // What follows belongs to a section, of which npm has none.
          break;
        }
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith(";") && !line.startsWith("#")) {
          settings.put(
              value(line.substring(0, equals), environment),
              value(line.substring(equals + 1), environment));
        }
      }
      return settings;
    } catch (IOException e) {
      throw DiskFailure.of("read npm's configuration", file, e);
    }
  }

  private static String value(String text, Map<String, String> environment) {
    String stripped = text.strip();
    boolean quoted =
        stripped.length() > 1
            && (stripped.startsWith("\"") || stripped.startsWith("'"))
            && stripped.endsWith(stripped.substring(0, 1));
    String bare =
        quoted
            ? stripped.substring(1, stripped.length() - 1)
            : COMMENT.matcher(stripped).replaceFirst("").strip();
    return VARIABLE
        .matcher(bare)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(environment.get(found.group(1)))
                        .orElse(found.group(2) == null ? found.group() : "")));
  }
}
