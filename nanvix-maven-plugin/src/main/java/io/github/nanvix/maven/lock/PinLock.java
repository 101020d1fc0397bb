// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Refusals;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.manifest.SdkRelease;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlEdit;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Completes the pins of a project's own pin directory; it reads and fetches, and writes nothing.
 */
public final class PinLock {
  private final PinCatalog catalog;
  private final Path pins;
  private final Fetcher fetcher;
  private final Path scratch;

  /**
   * @param catalog where a source that gets one more version may come from
   * @param pins the project's pin directory
   * @param scratch an existing directory for what is fetched
   */
  public PinLock(PinCatalog catalog, Path pins, Fetcher fetcher, Path scratch) {
    this.catalog = catalog;
    this.pins = pins;
    this.fetcher = fetcher;
    this.scratch = scratch;
  }

  /** The pin files that the request concerns, each as it should be. */
  public List<LockedFile> run(LockRequest request) {
    Map<String, String> texts = texts();
    if (request.sdk().isPresent()) {
      Path file = request.sdk().get();
      String text = TomlFile.text(file);
      return new SdkPin(text, SdkRelease.parse(file.toString(), text), texts).files(this::kept);
    }
    Map<String, String> before = new TreeMap<>(texts);
    request
        .added()
        .ifPresent(added -> texts.put(added.pinFile(), added.to(text(added.pinFile(), texts))));
    List<LockedFile> files = new ArrayList<>();
    Refusals refusals = new Refusals();
    boolean concerned = false;
    for (Map.Entry<String, String> file : texts.entrySet()) {
      List<String> lines = new ArrayList<>();
      String text = file.getValue();
      for (PinTable table : PinTable.in(TomlFile.parse(file.getKey(), file.getValue()))) {
        if (request.concerns(table)) {
          concerned = true;
          String now = text;
          text =
              refusals
                  .attempt(
                      () -> locked(file.getKey(), now, table, request.mayReplace(table), lines))
                  .orElse(now);
        }
      }
      if (!lines.isEmpty()) {
        files.add(
            new LockedFile(file.getKey(), before.getOrDefault(file.getKey(), ""), text, lines));
      }
    }
    refusals.raise("pins", "none is written");
    if (!concerned) {
      requireKnown(request);
    }
    return List.copyOf(files);
  }

  private void requireKnown(LockRequest request) {
    request
        .name()
        .or(request::update)
        .ifPresent(
            name -> {
              throw BuildException.input(
                  "No pin file in \""
                      + pins
                      + "\" pins \""
                      + name
                      + request.version().map(version -> ":" + version).orElse("")
                      + "\".",
                  "Name a file of sources/ or components/ there, without .toml.");
            });
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try {
      if (Files.isDirectory(pins)) {
        for (RelativePath path : Trees.files(pins)) {
          if (PinTable.isPinFile(path.text())) {
            texts.put(path.text(), TomlFile.text(path.under(pins)));
          }
        }
      }
      return texts;
    } catch (IOException e) {
      throw DiskFailure.of("list the pin directory", pins, e);
    }
  }

  private String kept(String file) {
    Path path = new RelativePath(file).under(pins);
    return Files.isRegularFile(path) ? TomlFile.text(path) : "";
  }

  private String text(String file, Map<String, String> texts) {
    String own = texts.get(file);
    return own != null
        ? own
        : catalog.find(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }

  private String locked(
      String file, String text, PinTable table, boolean mayReplace, List<String> lines) {
    Map<String, Object> values = fetched(table);
    Map<String, Object> changed = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          Object pinned = pinned(table.node(), key);
          if (!value.equals(pinned)) {
            if (pinned != null && !mayReplace) {
              wrong.add(differs(table, key, pinned, value));
            }
            changed.put(key, value);
          }
        });
    if (!wrong.isEmpty()) {
      throw BuildException.input(
          String.join(" ", wrong),
          "Believe the pin until you know better; -Dnanvix.lock.update="
              + table.name()
              + " replaces it.");
    }
    lines.add(table.title() + (changed.isEmpty() ? ": as pinned" : ": " + TomlEdit.lines(changed)));
    return TomlEdit.set(file, text, table.path(), "file", changed);
  }

  private Map<String, Object> fetched(PinTable table) {
    try {
      Path directory = Files.createTempDirectory(scratch, "pin-");
      try {
        return new FetchedPin(table, fetcher, directory).values();
      } finally {
        Trees.delete(directory);
      }
    } catch (IOException e) {
      throw DiskFailure.of("fetch into", scratch, e);
    }
  }

  private static @org.jspecify.annotations.Nullable Object pinned(TomlNode node, String key) {
    return key.equals("size")
        ? node.optionalSize(key).orElse(null)
        : node.optionalString(key).orElse(null);
  }

  private static String differs(PinTable table, String key, Object pinned, Object actual) {
    return "\""
        + key
        + "\" of "
        + table.title()
        + " in "
        + table.node().place(key)
        + " is wrong: expected "
        + pinned
        + ", got "
        + actual
        + ".";
  }
}
