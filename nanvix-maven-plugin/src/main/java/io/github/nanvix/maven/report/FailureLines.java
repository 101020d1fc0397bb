// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.loader.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why the modules of an image do not load, for people. What several of them fail for is explained
 * once, and what follows from a missing library takes a line and not one for each symbol.
 */
public final class FailureLines {
  private final LoaderProfile profile;
  private final Map<Object, RelativePath> told = new HashMap<>();

  /** Nothing has been told yet. */
  public FailureLines(LoaderProfile profile) {
    this.profile = profile;
  }

  /** The lines for one module. */
  List<String> of(LoadPlan plan) {
    List<String> lines = new ArrayList<>();
    plan.warnings().forEach(warning -> lines.add("  WARNS " + warning.message(profile)));
    Map<List<Object>, List<LoadFailure>> unresolved = new LinkedHashMap<>();
    for (LoadFailure failure : plan.failures()) {
      if (failure.isOfSymbol()) {
        unresolved
            .computeIfAbsent(List.of(failure.file(), failure.others()), place -> new ArrayList<>())
            .add(failure);
      } else {
        lines.add("  FAILS " + once(plan.module(), failure));
      }
    }
    unresolved.values().forEach(alike -> lines.add(line(alike)));
    if (plan.lacksLibrary()) {
      plan.lost().stream()
          .collect(
              Collectors.groupingBy(LoadFailure::file, LinkedHashMap::new, Collectors.toList()))
          .forEach((asker, symbols) -> lines.add(lost(asker, symbols)));
    }
    return lines;
  }

  private String once(RelativePath module, LoadFailure failure) {
    RelativePath first = told.putIfAbsent(cause(failure), module);
    if (first == null) {
      return failure.message(profile);
    }
    return (first.equals(module) ? "likewise: " : "as " + first + " does: ") + briefly(failure);
  }

  /** What is the same for all that it keeps from loading. */
  private static Object cause(LoadFailure failure) {
    return failure.kind() == Refusal.MISSING_LIBRARY ? failure.name() : failure;
  }

  private String briefly(LoadFailure failure) {
    return failure.kind() == Refusal.MISSING_LIBRARY
        ? failure.file() + " needs \"" + failure.name() + "\""
        : "because of " + failure.file();
  }

  private static String lost(RelativePath asker, List<LoadFailure> symbols) {
    return "    and without it "
        + asker
        + " lacks "
        + new Count(symbols.size(), "symbol")
        + ": "
        + names(symbols);
  }

  private static String names(List<LoadFailure> symbols) {
    return Names.some(symbols.stream().map(LoadFailure::name).sorted().toList());
  }

  private String line(List<LoadFailure> alike) {
    LoadFailure first = alike.get(0);
    if (alike.size() == 1) {
      return "  FAILS " + first.message(profile);
    }
    String explanation =
        first.file()
            + " needs "
            + new Count(alike.size(), "symbol")
            + " that none of "
            + first.others()
            + " defines: "
            + names(alike);
    return "  FAILS " + LoadFailure.message(profile, first.kind(), explanation);
  }
}
