package io.github.nanvix.maven.report;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadFailure.MissingLibrary;
import io.github.nanvix.maven.loader.LoadFailure.UnresolvedSymbol;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoaderProfile;
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
    Map<List<Object>, List<UnresolvedSymbol>> unresolved = new LinkedHashMap<>();
    for (LoadFailure failure : plan.failures()) {
      if (failure instanceof UnresolvedSymbol symbol) {
        unresolved
            .computeIfAbsent(List.of(symbol.asker(), symbol.lookedIn()), place -> new ArrayList<>())
            .add(symbol);
      } else {
        lines.add("  FAILS " + once(plan.module(), failure));
      }
    }
    unresolved.values().forEach(alike -> lines.add(line(alike)));
    if (plan.lacksLibrary()) {
      plan.lost().stream()
          .collect(
              Collectors.groupingBy(
                  UnresolvedSymbol::asker, LinkedHashMap::new, Collectors.toList()))
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
    if (failure instanceof MissingLibrary missing) {
      return missing.name();
    }
    return failure;
  }

  private String briefly(LoadFailure failure) {
    if (failure instanceof MissingLibrary missing) {
      return missing.asker() + " needs \"" + missing.name() + "\"";
    }
    return "because of " + failure.file();
  }

  private static String lost(RelativePath asker, List<UnresolvedSymbol> symbols) {
    return "    and without it "
        + asker
        + " lacks "
        + new Count(symbols.size(), "symbol")
        + ": "
        + names(symbols);
  }

  private static String names(List<UnresolvedSymbol> symbols) {
    return Names.some(symbols.stream().map(UnresolvedSymbol::symbol).sorted().toList());
  }

  private String line(List<UnresolvedSymbol> alike) {
    UnresolvedSymbol first = alike.get(0);
    if (alike.size() == 1) {
      return "  FAILS " + first.message(profile);
    }
    String explanation =
        first.asker()
            + " needs "
            + new Count(alike.size(), "symbol")
            + " that none of "
            + first.lookedIn()
            + " defines: "
            + names(alike);
    return "  FAILS " + LoadFailure.message(profile, first.kind(), explanation);
  }
}
