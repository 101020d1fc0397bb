// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.source.Locator;
import io.github.nanvix.maven.source.OfferedVersions;
import io.github.nanvix.maven.source.VersionOrder;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which pins have a newer version at one of their places. */
public final class OutdatedPins {
  private static final Logger LOG = LoggerFactory.getLogger(OutdatedPins.class);
  private static final Comparator<String> ORDER = new VersionOrder();
  // What a later version has in common with the one before.
  private static final List<String> KEPT = List.of("directory", "license-text");

  private final PinCatalog catalog;
  private final OfferedVersions offered;

  /** Looks for pins in a catalogue. */
  public OutdatedPins(PinCatalog catalog, OfferedVersions offered) {
    this.catalog = catalog;
    this.offered = offered;
  }

  /**
   * What is known of one pin.
   *
   * @param name of the source or component
   * @param version the newest that is pinned
   * @param newer what places have, oldest first
   * @param silent the places that tell nothing, with their reasons
   * @param next the newest of them, as it would be pinned, where that can be said
   */
  public record Finding(
      String name,
      String version,
      List<String> newer,
      List<String> silent,
      Optional<LockRequest.Added> next) {

    /** A line for people. */
    public String line() {
      String title = name + " " + version;
      if (!newer.isEmpty()) {
        return title + ": newer are " + String.join(", ", newer);
      }
      return silent.isEmpty() ? title + ": is the newest" : title + ": nothing newer is known";
    }
  }

  /** The names of all that is pinned. */
  public static Set<String> pinned(PinCatalog catalog) {
    Set<String> names = new TreeSet<>(catalog.names("sources"));
    names.addAll(catalog.names("components"));
    return names;
  }

  /** Asks the places of some sources and components. */
  public List<Finding> of(Collection<String> names) {
    List<Finding> findings = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      for (String kind : List.of("sources/", "components/")) {
        String file = kind + name + ".toml";
        if (catalog.find(file).isPresent()) {
          newest(PinTable.in(TomlFile.parse(file, catalog.text(file))))
              .map(this::finding)
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** Of a component the version is what its artifact has. */
  private static Optional<PinTable> newest(List<PinTable> tables) {
    return tables.stream().max(Comparator.comparing(table -> table.version().orElse(""), ORDER));
  }

  private Finding finding(PinTable table) {
    Map<String, List<LockRequest.Added.Place>> places = new LinkedHashMap<>();
    List<String> silent = new ArrayList<>();
    String pinned = table.version().orElse("");
    for (TomlNode node : table.node().tables("locator")) {
      Locator locator = Locator.from(node);
      String version = table.version().orElseGet(() -> version(locator));
      pinned = version;
      try {
        for (OfferedVersions.Offer offer : offered.newer(locator, version)) {
          List<LockRequest.Added.Place> all =
              places.computeIfAbsent(offer.version(), key -> new ArrayList<>());
          // A place with bytes of its own had others, and would have others again.
          if (!offer.kind().isEmpty() && !node.keys().contains("sha256")) {
            all.add(new LockRequest.Added.Place(offer.kind(), offer.place()));
          }
        }
      } catch (IOException e) {
        LOG.debug("{}", locator.describe(), e);
        silent.add(locator.describe() + ": " + Reason.of(e));
      }
    }
    List<String> newer = places.keySet().stream().sorted(ORDER).toList();
    return new Finding(
        table.name(), pinned, newer, silent, table.version().flatMap(v -> next(table, places)));
  }

  private static String version(Locator locator) {
    return locator instanceof Locator.MavenArtifact artifact
        ? artifact.coordinates().replaceFirst(".*:", "")
        : locator instanceof Locator.Npm npm ? npm.version() : "";
  }

  /** The newest of those that some place has under an address of its own. */
  private static Optional<LockRequest.Added> next(
      PinTable table, Map<String, List<LockRequest.Added.Place>> places) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String key : KEPT) {
      table.node().optionalString(key).ifPresent(value -> keys.put(key, value));
    }
    return places.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .max(Map.Entry.comparingByKey(ORDER))
        .flatMap(entry -> added(table, entry.getKey(), keys, entry.getValue()));
  }

  private static Optional<LockRequest.Added> added(
      PinTable table,
      String version,
      Map<String, String> keys,
      List<LockRequest.Added.Place> places) {
    Set<LockRequest.Added.Place> distinct = new LinkedHashSet<>(places);
    try {
      LockRequest.Added first = new LockRequest.Added(table.name(), version, places.get(0));
      return Optional.of(
          new LockRequest.Added(table.name(), version, first.file(), keys, List.copyOf(distinct)));
    } catch (BuildException e) {
      // A name that no pin can have: it is listed only.
      return Optional.empty();
    }
  }
}
