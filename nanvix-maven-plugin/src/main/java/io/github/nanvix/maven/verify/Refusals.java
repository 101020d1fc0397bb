// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong with the files of an image in a loader's eyes, each fault once: that of a library
 * is not repeated for all who need it.
 */
final class Refusals {
  /** What is wrong with all of a file is said once, whoever needs it for whatever. */
  private static final Set<Refusal> OF_WHOLE_FILES =
      EnumSet.of(Refusal.UNUSABLE_LIBRARY, Refusal.MACHINE);

  private final Map<Refusal, Set<LoadFailure>> byKind = new EnumMap<>(Refusal.class);

  /** Adds what the plans of an image's files say. */
  void addPlans(List<LoadPlan> plans) {
    Set<RelativePath> planned = plans.stream().map(LoadPlan::module).collect(Collectors.toSet());
    for (LoadPlan plan : plans) {
      addAll(plan.warnings());
      for (LoadFailure failure : plan.failures()) {
        if (failure.file().equals(plan.module()) || !planned.contains(failure.file())) {
          add(failure);
        }
      }
    }
  }

  void addAll(List<LoadFailure> failures) {
    failures.forEach(this::add);
  }

  /** Adds files that are none. */
  void addUnreadable(Map<RelativePath, String> unreadable) {
    unreadable.forEach(
        (file, reason) ->
            add(
                LoadFailure.of(
                    file, Refusal.UNUSABLE_LIBRARY, "is not a well-formed ELF file: " + reason)));
  }

  private void add(LoadFailure failure) {
    if (OF_WHOLE_FILES.contains(failure.kind())
        && of(failure.kind()).stream().anyMatch(other -> other.file().equals(failure.file()))) {
      return;
    }
    byKind.computeIfAbsent(failure.kind(), kind -> new LinkedHashSet<>()).add(failure);
  }

  /** Those of one kind. */
  List<LoadFailure> of(Refusal kind) {
    return new ArrayList<>(byKind.getOrDefault(kind, Set.of()));
  }
}
