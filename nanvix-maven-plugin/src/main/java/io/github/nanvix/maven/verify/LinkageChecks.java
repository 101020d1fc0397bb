// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.ExecutableNeeds;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether files need the libraries that they use, no more and no less. */
final class LinkageChecks {
  private LinkageChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.warning("ELF-DYN-012", "Needed library is not used", LinkageChecks::over),
        Rule.warning("ELF-DYN-013", "Used library is not needed", LinkageChecks::under));
  }

  private static void over(Subject subject, Check.Faults faults) {
    for (LoadPlan plan : subject.plans()) {
      if (plan.lacksLibrary()) {
        continue;
      }
      Set<RelativePath> used = new HashSet<>(Set.of(plan.module()));
      for (BoundSymbol symbol : plan.symbols()) {
        if (symbol.asker().equals(plan.module())) {
          symbol.provider().ifPresent(used::add);
          used.addAll(symbol.others());
        }
      }
      plan.failures(Refusal.MISSING_VERSION).forEach(f -> used.addAll(f.others()));
      for (RelativePath library : needs(plan)) {
        if (!used.contains(library)) {
          faults.add(
              plan.module(),
              "needs " + library + " and uses none of its symbols",
              "Take it off the link line, or link with --as-needed.");
        }
      }
    }
  }

  private static void under(Subject subject, Check.Faults faults) {
    RelativePath executable = subject.spec().executable();
    // What the executable publishes is there for all.
    List<RelativePath> published =
        subject.profile().files().executableNeeds() == ExecutableNeeds.WARNED
            ? subject.plan(executable).map(LinkageChecks::needs).orElse(List.of())
            : List.of();
    for (LoadPlan plan : subject.plans()) {
      Set<RelativePath> own = new HashSet<>(List.of(plan.module(), executable));
      own.addAll(published);
      own.addAll(needs(plan));
      Map<RelativePath, List<String>> indirect = new TreeMap<>();
      for (BoundSymbol symbol : plan.symbols()) {
        if (symbol.asker().equals(plan.module())
            && symbol.others().stream().noneMatch(own::contains)) {
          symbol
              .provider()
              .filter(provider -> !own.contains(provider))
              .ifPresent(
                  provider ->
                      indirect
                          .computeIfAbsent(provider, key -> new ArrayList<>())
                          .add(symbol.symbol()));
        }
      }
      indirect.forEach(
          (library, symbols) ->
              faults.add(
                  plan.module(),
                  "uses "
                      + Names.some(symbols)
                      + " of "
                      + library
                      + ", which it reaches through another library only",
                  "Name the library on its own link line."));
    }
  }

  private static List<RelativePath> needs(LoadPlan plan) {
    return plan.needs().getOrDefault(plan.module(), List.of());
  }
}
