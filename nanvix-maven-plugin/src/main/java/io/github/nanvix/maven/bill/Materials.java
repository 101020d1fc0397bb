// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an archive is made of: components, which file of it comes from which, and what is linked
 * into what.
 *
 * @param subject what the archive is for; all files are its own that are no other's
 * @param program whether it is run, and not linked
 * @param linked the other components that are in it or that it needs
 * @param places the beginnings of paths of each other component's files, by name; the longest that
 *     fits wins
 */
public record Materials(
    BilledComponent subject,
    boolean program,
    SortedMap<BilledComponent, Link> linked,
    SortedMap<String, String> places) {

  /** How one component is linked into another. */
  public enum Link {
    /** Its code is in the other's files. */
    STATIC,
    /** Its shared object is loaded with the other's. */
    DYNAMIC,
    /** It is not: it only lies beside the other's files. */
    NONE
  }

  /** Keeps its own copies. */
  public Materials {
    linked = Collections.unmodifiableSortedMap(new TreeMap<>(linked));
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  /** All components, sorted. */
  SortedSet<BilledComponent> components() {
    SortedSet<BilledComponent> all = new TreeSet<>(linked.keySet());
    all.add(subject);
    return all;
  }

  /** The one component that a file belongs to. */
  BilledComponent owner(RelativePath file) {
    String longest = "";
    for (String place : places.keySet()) {
      boolean fits = file.text().equals(place) || file.text().startsWith(place + "/");
      if (fits && place.length() > longest.length()) {
        longest = place;
      }
    }
    String name = places.getOrDefault(longest, subject.name());
    return components().stream()
        .filter(component -> component.name().equals(name))
        .findFirst()
        .orElse(subject);
  }

  /** All of it as plain values: what a bill depends on beside the files. */
  Map<String, Object> values() {
    Map<String, Object> values = new TreeMap<>();
    values.put("subject", ComponentFile.values(subject));
    values.put("program", program);
    List<Object> components = new ArrayList<>();
    linked.forEach(
        (component, link) -> {
          Map<String, Object> one = new TreeMap<>(ComponentFile.values(component));
          one.put("link", link.name());
          components.add(one);
        });
    values.put("linked", components);
    values.put("places", places);
    return values;
  }
}
