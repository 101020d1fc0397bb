package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadedFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether files need the libraries that they use, no more and no less. */
final class LinkageChecks {
  private LinkageChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error("ELF-DYN-006", "no library is reached by two ways", LinkageChecks::diamonds),
        Rule.warning("ELF-DYN-012", "every needed library is used", LinkageChecks::over),
        Rule.warning("ELF-DYN-013", "every used library is needed", LinkageChecks::under));
  }

  private static void diamonds(Subject subject, Check.Faults faults) {
    if (subject.profile().search().diamonds()) {
      return;
    }
    for (LoadPlan plan : subject.plans()) {
      Map<RelativePath, Set<RelativePath>> askers = new TreeMap<>();
      for (LoadedFile file : plan.files()) {
        for (String name : needed(subject, file.path())) {
          found(plan, name)
              .ifPresent(
                  path -> askers.computeIfAbsent(path, key -> new TreeSet<>()).add(file.path()));
        }
      }
      askers.forEach(
          (library, some) -> {
            if (some.size() > 1) {
              faults.add(
                  plan.module(),
                  "reaches "
                      + library
                      + " through "
                      + some
                      + "; the loader hangs or loads it twice",
                  "Link so that one file alone needs it, or use a loader from the end of June"
                      + " 2026 or later.");
            }
          });
    }
  }

  private static void over(Subject subject, Check.Faults faults) {
    for (LoadPlan plan : subject.plans()) {
      if (!plan.failures(LoadFailure.MissingLibrary.class).isEmpty()) {
        continue;
      }
      Set<RelativePath> used = new HashSet<>();
      for (BoundSymbol symbol : plan.symbols()) {
        if (symbol.asker().equals(plan.module())) {
          symbol.provider().ifPresent(used::add);
          used.addAll(symbol.others());
        }
      }
      for (String name : needed(subject, plan.module())) {
        found(plan, name)
            .filter(library -> !used.contains(library) && !library.equals(plan.module()))
            .ifPresent(
                library ->
                    faults.add(
                        plan.module(),
                        "needs \"" + name + "\" and uses none of its symbols",
                        "Take it off the link line, or link with --as-needed."));
      }
    }
  }

  private static void under(Subject subject, Check.Faults faults) {
    for (LoadPlan plan : subject.plans()) {
      Set<RelativePath> own = new HashSet<>(List.of(plan.module(), subject.spec().executable()));
      needed(subject, plan.module()).forEach(name -> found(plan, name).ifPresent(own::add));
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

  private static List<String> needed(Subject subject, RelativePath file) {
    StagedObject object = subject.objects().get(file);
    return object == null ? List.of() : object.image().needed();
  }

  /** The file of a plan that a {@code DT_NEEDED} name led to. */
  private static java.util.Optional<RelativePath> found(LoadPlan plan, String name) {
    String plain = name.substring(name.lastIndexOf('/') + 1);
    return plan.files().stream()
        .map(LoadedFile::path)
        .filter(path -> path.fileName().equals(plain))
        .findFirst();
  }
}
