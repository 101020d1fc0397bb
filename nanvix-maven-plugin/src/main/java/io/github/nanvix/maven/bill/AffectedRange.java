// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.source.VersionOrder;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A range of versions as OSV's schema has them.
 *
 * @param type {@code SEMVER}, {@code ECOSYSTEM} or {@code GIT}
 * @param repository whose commits it names, if it names commits
 * @param events where it begins and ends
 */
record AffectedRange(String type, Optional<String> repository, List<Event> events) {
  private static final Comparator<String> ORDER = new VersionOrder();
  private static final Set<String> KINDS = Set.of("introduced", "fixed", "last_affected", "limit");

  /** A point where versions begin or cease to be affected. */
  record Event(String kind, String version) {}

  static AffectedRange from(TomlNode node) {
    List<Event> events = new ArrayList<>();
    for (TomlNode event : node.tables("events")) {
      event.keys().stream()
          .filter(KINDS::contains)
          .forEach(kind -> events.add(new Event(kind, event.string(kind))));
    }
    return new AffectedRange(node.string("type"), node.optionalString("repo"), events);
  }

  /** Whether it is told in versions, and not in commits. */
  boolean isOfVersions() {
    return !type.toUpperCase(Locale.ROOT).equals("GIT");
  }

  /** The rule of the schema: of all that happened up to a version, the last thing counts. */
  boolean has(String version) {
    if (!isOfVersions()) {
      return false;
    }
    boolean affected = false;
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparing(Event::version, AffectedRange::compare));
    for (Event event : sorted) {
      int order = compare(version, event.version());
      switch (event.kind()) {
        case "introduced" -> affected = affected || order >= 0;
        case "last_affected" -> affected = affected && order <= 0;
        default -> affected = affected && order < 0;
      }
      if (order < 0) {
        break;
      }
    }
    return affected;
  }

  List<String> fixesAfter(String version) {
    return events.stream()
        .filter(event -> event.kind().equals("fixed") && compare(version, event.version()) < 0)
        .map(Event::version)
        .toList();
  }

  /** "0" stands for what is before everything. */
  private static int compare(String one, String other) {
    if (one.equals("0") || other.equals("0")) {
      return Boolean.compare(other.equals("0"), one.equals("0"));
    }
    return ORDER.compare(plain(one), plain(other));
  }

  /**
   * A version without what tags and packagers put before it: {@code v3.4.4}, {@code R_2_5_0},
   * {@code 1:3.4.4}.
   */
  static String plain(String version) {
    String plain = version.replaceFirst("^\\d+:", "").replaceFirst("^[^0-9]*(?=\\d)", "");
    return plain.contains(".") ? plain : plain.replace('_', '.');
  }
}
