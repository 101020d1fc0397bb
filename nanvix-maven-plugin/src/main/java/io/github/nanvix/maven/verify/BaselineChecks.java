// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether libraries export what they did when their baselines were written. */
final class BaselineChecks {
  private static final String UPDATE =
      "run nanvix:verify with -Dnanvix.baseline.update and commit what it writes.";

  private BaselineChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error("ELF-BASE-001", "Exported symbol vanished", BaselineChecks::vanished),
        Rule.warning(
            "ELF-BASE-002", "Exported symbol is not in the baseline", BaselineChecks::added),
        Rule.error("ELF-BASE-003", "Baseline is of no staged library", BaselineChecks::stale),
        Rule.warning("ELF-BASE-004", "Library has no baseline", BaselineChecks::absent));
  }

  private static void vanished(Subject subject, Check.Faults faults) {
    compare(
        subject,
        (library, kept, now) -> {
          for (String symbol : without(kept.symbols(), now.symbols())) {
            faults.add(
                library.path(),
                "no longer exports \"" + symbol + "\", which its baseline has",
                "Export it again; if nothing needs it any more, " + UPDATE);
          }
        });
  }

  private static void added(Subject subject, Check.Faults faults) {
    compare(
        subject,
        (library, kept, now) -> {
          for (String symbol : without(now.symbols(), kept.symbols())) {
            faults.add(
                library.path(),
                "exports \"" + symbol + "\", which its baseline does not have",
                "Hide it, or add the line \"" + symbol + "\" to the baseline: " + UPDATE);
          }
        });
  }

  private static void stale(Subject subject, Check.Faults faults) {
    Map<String, StagedObject> libraries = libraries(subject);
    baselines(subject)
        .forEach(
            (name, baseline) -> {
              StagedObject library = libraries.get(name);
              if (library == null) {
                faults.add(
                    new RelativePath("lib/" + name),
                    "has a baseline and is no library of the image",
                    "Stage it; if it is no longer wanted, " + UPDATE);
              } else if (baseline.isEmpty()) {
                faults.add(
                    library.path(),
                    "its baseline does not begin with a line \"SONAME NAME\"",
                    "Repair it, or " + UPDATE);
              }
            });
    compare(
        subject,
        (library, kept, now) -> {
          if (!kept.soname().equals(now.soname())) {
            faults.add(
                library.path(),
                "DT_SONAME is \"" + now.soname() + "\"; its baseline has \"" + kept.soname() + "\"",
                "Link it with the SONAME that others ask for, or " + UPDATE);
          }
        });
  }

  private static void absent(Subject subject, Check.Faults faults) {
    if (subject.spec().baselines().isEmpty()) {
      return;
    }
    for (StagedObject library : byName(subject.ownLibraries()).values()) {
      if (!baselines(subject).containsKey(library.path().fileName())) {
        faults.add(
            library.path(),
            "has no baseline of its exported symbols",
            "To have one written, " + UPDATE);
      }
    }
  }

  @FunctionalInterface
  private interface Comparison {
    void compare(StagedObject library, Baseline kept, Baseline now);
  }

  private static void compare(Subject subject, Comparison comparison) {
    Map<String, StagedObject> libraries = libraries(subject);
    baselines(subject)
        .forEach(
            (name, baseline) -> {
              StagedObject library = libraries.get(name);
              if (library != null && baseline.isPresent()) {
                comparison.compare(library, baseline.get(), Baseline.of(library.image()));
              }
            });
  }

  private static Map<String, Optional<Baseline>> baselines(Subject subject) {
    return subject.spec().baselines().map(Baselines::byLibrary).orElseGet(TreeMap::new);
  }

  private static Map<String, StagedObject> libraries(Subject subject) {
    return byName(subject.objects(Role.LIBRARY));
  }

  /** By file name; of two the one whose path sorts first. */
  private static Map<String, StagedObject> byName(List<StagedObject> sorted) {
    Map<String, StagedObject> libraries = new TreeMap<>();
    sorted.forEach(library -> libraries.putIfAbsent(library.path().fileName(), library));
    return libraries;
  }

  private static Set<String> without(SortedSet<String> some, SortedSet<String> others) {
    Set<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }
}
