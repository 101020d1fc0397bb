// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.TomlFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which pins are to be completed.
 *
 * @param name of one source or component; empty for all that lack something
 * @param version of one source; empty for all
 * @param update the source or component whose values may be replaced by others
 * @param added a version of a source that is not pinned yet
 * @param sdk the release of an SDK whose image is to be pinned: {@code sdk-release.json}
 */
public record LockRequest(
    Optional<String> name,
    Optional<String> version,
    Optional<String> update,
    Optional<Added> added,
    Optional<Path> sdk) {

  /** Of sources and components, none of an SDK. */
  public LockRequest(
      Optional<String> name,
      Optional<String> version,
      Optional<String> update,
      Optional<Added> added) {
    this(name, version, update, added, Optional.empty());
  }

  /**
   * A new version of a source, or the first of a new one.
   *
   * @param name of the pin file, without its extension
   * @param file the name of its archive
   * @param keys what its table says besides
   * @param places where the archive is
   */
  public record Added(
      String name, String version, String file, Map<String, String> keys, List<Place> places) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    /**
     * A place as a pin file has it.
     *
     * @param kind the key of the place: {@code url}, {@code debian-pool}
     * @param text its value
     */
    public record Place(String kind, String text) {
      private String fileName() {
        String path = kind.equals("url") ? String.valueOf(URI.create(text).getPath()) : text;
        return path.substring(path.lastIndexOf('/') + 1);
      }
    }

    /**
     * @throws BuildException if a name cannot be that of a file, or the address has none
     */
    public Added {
      places = List.copyOf(places);
      for (String text : List.of(name, version, file)) {
        if (!NAME.matcher(text).matches()) {
          throw BuildException.input(
              "\"" + text + "\" cannot be pinned: expected letters, digits and . _ + -.",
              "Correct -Dnanvix.lock.source, -Dnanvix.lock.version or -Dnanvix.lock.url.");
        }
      }
    }

    /** One at a single place. */
    public Added(String name, String version, Place place) {
      this(name, version, place.fileName(), Map.of(), List.of(place));
    }

    /** One at an address. */
    public Added(String name, String version, URI url) {
      this(name, version, new Place("url", url.toString()));
    }

    /** The pin file. */
    public String pinFile() {
      return PinTable.SOURCES + name + ".toml";
    }

    /** A pin file's text with this version at its end. */
    public String to(String text) {
      if (!text.isEmpty()
          && TomlFile.parse(pinFile(), text).table("version").keys().contains(version)) {
        throw BuildException.input(
            "Version \"" + version + "\" of \"" + name + "\" is pinned already.",
            "Complete its pin with -Dnanvix.lock=" + name + ":" + version + ".");
      }
      String head = text.isEmpty() ? "default = \"" + version + "\"\n" : text;
      return head + (head.endsWith("\n") ? "\n" : "\n\n") + table();
    }

    private String table() {
      StringBuilder table =
          new StringBuilder("[version.\"%s\"]\nfile = \"%s\"\n".formatted(version, file));
      keys.forEach((key, value) -> table.append("%s = \"%s\"\n".formatted(key, value)));
      for (Place place : places) {
        table.append(
            "\n[[version.\"%s\".locator]]\n%s = \"%s\"\n"
                .formatted(version, place.kind(), place.text()));
      }
      return table.toString();
    }
  }

  /** Only what was added, where something was. */
  boolean concerns(PinTable table) {
    if (added.isPresent()) {
      return table.isOf(added.get().name(), Optional.of(added.get().version()));
    }
    if (update.isPresent() && table.isOf(update.get(), Optional.empty())) {
      return true;
    }
    return name.isPresent() ? table.isOf(name.get(), version) : !table.isComplete();
  }

  boolean mayReplace(PinTable table) {
    return update.isPresent() && table.isOf(update.get(), Optional.empty());
  }
}
