// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the terms that a source comes under, which go wherever it goes. */
final class SourceLicense {
  private final SourcePins pins;
  private final Store store;

  SourceLicense(SourcePins pins, Store store) {
    this.pins = pins;
    this.store = store;
  }

  /** What is pinned; else the likeliest file of the tree. */
  SortedMap<RelativePath, Path> of(Source source) {
    Optional<String> text = text(source);
    if (text.isPresent()) {
      RelativePath place = place(source, new RelativePath(text.get()));
      return LicenseTexts.provide(
          store,
          source.name() + " " + source.version() + " licence",
          Map.of(place, pins.pins().bytes(text.get())));
    }
    RelativePath file =
        pinned(source)
            .or(() -> likeliest(source))
            .orElseThrow(
                () ->
                    BuildException.input(
                        "The source of \""
                            + source.name()
                            + "\" "
                            + source.version()
                            + " has no file LICENSE, COPYING or COPYRIGHT, and what is built from it"
                            + " has to carry its terms.",
                        "Name the file as license-file, or one of the pin directory as"
                            + " license-text, in sources/"
                            + source.name()
                            + ".toml."));
    SortedMap<RelativePath, Path> found = new TreeMap<>();
    found.put(place(source, file), source.entry().file(file));
    return found;
  }

  private static RelativePath place(Source source, RelativePath file) {
    return new RelativePath(source.name() + "/" + file.fileName());
  }

  private Optional<String> text(Source source) {
    try {
      return pins.licenseText(source.name(), source.version());
    } catch (BuildException e) {
      // Whoever builds a directory need not have pinned anything.
      return Optional.empty();
    }
  }

  private Optional<RelativePath> pinned(Source source) {
    try {
      return pins.pin(source.name(), source.version())
          .license()
          .map(PinnedLicense::path)
          .filter(path -> Files.isRegularFile(source.entry().file(path)));
    } catch (BuildException e) {
      return Optional.empty();
    }
  }

  private static Optional<RelativePath> likeliest(Source source) {
    try {
      return LicenseSearch.in(source.entry().tree());
    } catch (IOException e) {
      throw DiskFailure.of("look for the licence in", source.entry().tree(), e);
    }
  }
}
