// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadedFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A {@link LoadPlan} as lines for the console. */
public final class PlanLines {
  /** Deeper files are shown at this depth: a hostile chain must not fill the screen with blanks. */
  private static final int DEEPEST = 20;

  private final LoadPlan plan;
  private final List<String> lines = new ArrayList<>();

  private PlanLines(LoadPlan plan) {
    this.plan = plan;
  }

  /**
   * The files as a tree below those that asked for them, the order of constructors, and why the
   * load fails, if it does.
   *
   * @param symbols whether each symbol is listed with its provider
   * @param failures what was told of the plans before
   */
  public static List<String> of(LoadPlan plan, boolean symbols, FailureLines failures) {
    PlanLines lines = new PlanLines(plan);
    lines.tree();
    if (plan.constructors().size() > 1) {
      lines.add("  constructors: " + plan.constructors());
      lines.add("  destructors: " + plan.destructors());
    }
    if (symbols) {
      lines.symbols();
    }
    failures.of(plan).forEach(lines::add);
    return lines.lines;
  }

  /**
   * How many files would load, in one line.
   *
   * @param files how many there are
   * @param refused how many of them the loader refuses
   */
  public static String summary(int files, long refused) {
    Count all = new Count(files, "file");
    if (refused == 0) {
      return all.choose("1 file, and it loads", all + ", and all of them load");
    }
    Count some = new Count(refused, "file");
    return all.choose(
        "1 file, and it does not load",
        all + ", and " + refused + " of them " + some.choose("does", "do") + " not load");
  }

  private void tree() {
    Map<RelativePath, Integer> depths = new HashMap<>();
    for (LoadedFile file : plan.files()) {
      depths.put(
          file.path(), file.askedBy().map(asker -> depths.getOrDefault(asker, 0) + 1).orElse(0));
    }
    Set<RelativePath> shown = new HashSet<>();
    // First the way down, so that each file stands below the one that asked for it first.
    Deque<RelativePath> way = new ArrayDeque<>(List.of(plan.module()));
    Map<RelativePath, RelativePath> askers = new HashMap<>();
    plan.files().forEach(f -> f.askedBy().ifPresent(asker -> askers.put(f.path(), asker)));
    while (!way.isEmpty()) {
      RelativePath path = way.removeFirst();
      if (!shown.add(path)) {
        continue;
      }
      int depth = Math.min(DEEPEST, depths.getOrDefault(path, 0));
      String state = depth > 0 ? "" : plan.loads() ? ": loads" : ": DOES NOT LOAD";
      add("  ".repeat(depth) + path + state + needsElsewhere(path, askers));
      List<RelativePath> below = new ArrayList<>(plan.needs().getOrDefault(path, List.of()));
      Collections.reverse(below);
      for (RelativePath needed : below) {
        if (path.equals(askers.get(needed))) {
          way.addFirst(needed);
        }
      }
    }
  }

  /** What the file needs that stands elsewhere in the tree, or was loaded with the executable. */
  private String needsElsewhere(RelativePath path, Map<RelativePath, RelativePath> askers) {
    List<RelativePath> others =
        plan.needs().getOrDefault(path, List.of()).stream()
            .filter(needed -> !path.equals(askers.get(needed)))
            .toList();
    return others.isEmpty() ? "" : " (also needs, loaded before: " + others + ")";
  }

  private void symbols() {
    RelativePath asker = plan.module();
    add("  symbols of " + asker + ":");
    for (BoundSymbol symbol : plan.symbols()) {
      if (!symbol.asker().equals(asker)) {
        asker = symbol.asker();
        add("  symbols of " + asker + ":");
      }
      add("    " + line(symbol));
    }
  }

  private static String line(BoundSymbol symbol) {
    StringBuilder text = new StringBuilder(symbol.symbol());
    symbol.version().ifPresent(version -> text.append('@').append(version));
    text.append(" -> ");
    text.append(
        symbol
            .provider()
            .map(RelativePath::text)
            .orElse(symbol.weak() ? "nothing (weak)" : "nothing"));
    if (!symbol.others().isEmpty()) {
      text.append(", before ").append(symbol.others());
    }
    return text.toString();
  }

  private void add(String line) {
    lines.add(ConsoleText.of(line));
  }
}
