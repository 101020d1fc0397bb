// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.store.Inputs;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What archives were made of, in the form of the {@code .buildinfo} files of
 * reproducible-builds.org's JVM page, which {@code java.util.Properties} reads: sorted lines {@code
 * key=value}.
 */
public final class BuildInfo {
  private static final String HEAD =
      """
      # What these archives were made of: the same bytes on every machine.
      # Format: docs/buildinfo.md of nanvix-maven-plugin.
      """;

  /** An archive and the digest that it was made with. */
  public record Output(Path file, Sha256 digest) {}

  private final SortedMap<String, String> values = new TreeMap<>();

  /** Adds one fact. */
  public BuildInfo with(String key, Object value) {
    if (values.put(key, String.valueOf(value)) != null) {
      throw new IllegalArgumentException("Fact \"" + key + "\" is given twice");
    }
    return this;
  }

  /** Adds all that a step or a part of it depends on, below a common beginning of the keys. */
  public BuildInfo section(String name, Inputs inputs) {
    inputs.values().forEach((input, value) -> with(name + "." + input, value));
    return this;
  }

  /** Adds the archives themselves, with the keys that Maven's own build information has. */
  public BuildInfo outputs(List<Output> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      Path file = outputs.get(i).file();
      String key = "outputs." + i + ".";
      try {
        with(key + "filename", file.getFileName());
        with(key + "length", Files.size(file));
        with(key + "checksums.sha256", outputs.get(i).digest().hex());
      } catch (IOException e) {
        throw DiskFailure.of("read", file, e);
      }
    }
    return this;
  }

  /** All facts by key. */
  public SortedMap<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }

  /** The facts of a document. */
  public static SortedMap<String, String> read(Path file) {
    Properties facts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      facts.load(reader);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
    SortedMap<String, String> values = new TreeMap<>();
    facts.stringPropertyNames().forEach(key -> values.put(key, facts.getProperty(key, "")));
    return values;
  }

  /** All facts as one document. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    values.forEach(
        (key, value) -> text.append(key(key)).append('=').append(value(value)).append('\n'));
    return text.toString();
  }

  private static String key(String text) {
    return escaped(text)
        .replace(" ", "\\ ")
        .replace(":", "\\:")
        .replace("=", "\\=")
        .replaceFirst("^([#!])", "\\\\$1");
  }

  private static String value(String text) {
    return escaped(text).replaceFirst("^ ", "\\\\ ");
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            escaped.append(String.format("\\u%04x", (int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }
}
