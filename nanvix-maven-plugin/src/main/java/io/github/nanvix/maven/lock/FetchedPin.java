// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.LicenseSearch;
import io.github.nanvix.maven.source.Locator;
import io.github.nanvix.maven.source.PinnedFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all places of a pinned file agree on. */
final class FetchedPin {
  private static final Logger LOG = LoggerFactory.getLogger(FetchedPin.class);

  private final PinTable table;
  private final Fetcher fetcher;
  private final Path scratch;

  /**
   * @param scratch an empty directory
   */
  FetchedPin(PinTable table, Fetcher fetcher, Path scratch) {
    this.table = table;
    this.fetcher = fetcher;
    this.scratch = scratch;
  }

  private record Answer(Locator locator, Path file, Sha256 sha256) {}

  /** The values of the pin's keys, in the order in which they are written. */
  Map<String, Object> values() throws IOException {
    Answer answer = agreed();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sha256", answer.sha256().hex());
    values.put("size", Files.size(answer.file()));
    fetcher.keep(answer.locator(), answer.file(), answer.sha256());
    Path tree = unpacked(answer);
    if (!table.hasLicenseText()) {
      values.putAll(license(tree));
    }
    return values;
  }

  /** What the build sees of the archive. */
  private Path unpacked(Answer answer) {
    Path tree = scratch.resolve("tree");
    if (!table.hasTopDirectory()) {
      new Unpacker().unpack(answer.file(), tree, 0);
      return tree;
    }
    new Unpacker().unpackWithoutTop(answer.file(), tree);
    Path source = PinnedFile.part(table.node()).map(part -> part.under(tree)).orElse(tree);
    if (!Files.isDirectory(source)) {
      throw table.node().refuse("directory", "is not in the archive", "a directory of the archive");
    }
    return source;
  }

  private Map<String, Object> license(Path tree) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    Optional<RelativePath> license =
        table.node().optionalString("license-file").isPresent()
            ? Optional.of(table.node().path("license-file"))
            : named(tree);
    if (license.isPresent()) {
      Path file = license.get().under(tree);
      if (!Files.isRegularFile(file)) {
        throw table.node().refuse("license-file", "is not in the archive", "a file of the archive");
      }
      values.put("license-file", license.get().text());
      values.put("license-sha256", Sha256.ofFile(file).hex());
    } else {
      LOG.info(
          "{}: the archive has no file LICENSE, COPYING or COPYRIGHT, and none with terms; name the"
              + " one with its terms as license-file, or as license-text a file of the pin"
              + " directory",
          table.title());
    }
    return values;
  }

  private static Optional<RelativePath> named(Path tree) throws IOException {
    Optional<RelativePath> found = LicenseSearch.in(tree);
    return found.isPresent() ? found : LicenseSearch.granting(tree);
  }

  /** Asks every place; one that says by a digest of its own that it differs must have just that. */
  private Answer agreed() throws IOException {
    List<Answer> answers = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (TomlNode place : table.node().tables("locator")) {
      Locator locator = Locator.from(place);
      Path directory =
          Files.createDirectories(scratch.resolve("place" + answers.size() + faults.size()));
      try {
        Path file = fetcher.bringUnknown(fileName(), locator, directory);
        Answer answer = new Answer(locator, file, Sha256.ofFile(file));
        if (place.keys().contains("sha256")) {
          requireOwn(place, answer);
        } else {
          answers.add(answer);
        }
      } catch (IOException e) {
        faults.add(locator.describe() + ": " + Reason.of(e));
      }
    }
    if (answers.isEmpty()) {
      throw BuildException.environment(
          "No place has \""
              + fileName()
              + "\" ("
              + table.title()
              + "): "
              + String.join("; ", faults)
              + ".",
          "Correct [[locator]] in " + table.node().place("file") + ", or check the network.");
    }
    faults.forEach(fault -> LOG.warn("{}: not compared with {}", table.title(), fault));
    Answer first = answers.get(0);
    for (Answer other : answers) {
      if (!other.sha256().equals(first.sha256())) {
        throw BuildException.input(
            "Two places have different bytes for \""
                + fileName()
                + "\": "
                + first.locator().describe()
                + " has "
                + first.sha256()
                + ", "
                + other.locator().describe()
                + " has "
                + other.sha256()
                + ".",
            "Find out which is right; where both are, give one [[locator]] a sha256 of its own.");
      }
    }
    return first;
  }

  private static void requireOwn(TomlNode place, Answer answer) {
    if (!place.sha256("sha256").equals(answer.sha256())) {
      throw BuildException.input(
          "Digest of what "
              + answer.locator().describe()
              + " has is wrong: expected "
              + place.sha256("sha256")
              + ", got "
              + answer.sha256()
              + ".",
          "Correct sha256 in " + place.place("sha256") + " if you know why.");
    }
  }

  private String fileName() {
    return table.node().path("file").fileName();
  }
}
