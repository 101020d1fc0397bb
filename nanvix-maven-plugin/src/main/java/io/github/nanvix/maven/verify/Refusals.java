package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.Acceptance;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadFailure.RefusedFile;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.loader.Refusal;
import java.util.ArrayList;
import java.util.Collection;
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
      EnumSet.of(Refusal.UNREADABLE, Refusal.MACHINE);

  private final Map<Refusal, Set<LoadFailure>> byKind = new EnumMap<>(Refusal.class);

  /** Of a single file, as far as it can be judged alone. */
  static Refusals of(LoaderProfile profile, StagedObject object) {
    Refusals refusals = new Refusals();
    if (object.role().isMapped()) {
      new Acceptance(profile)
          .faults(object.path(), object.image(), object.role() == Role.EXECUTABLE)
          .forEach(refusals::add);
    }
    return refusals;
  }

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

  /** Adds files that one process cannot load with the others. */
  void addForeign(Collection<StagedObject> foreign, Target target) {
    for (StagedObject object : foreign) {
      add(
          new RefusedFile(
              object.path(),
              Refusal.MACHINE,
              "is " + object.image().platform() + "; expected " + target));
    }
  }

  /** Adds files that are none. */
  void addUnreadable(Map<RelativePath, String> unreadable) {
    unreadable.forEach(
        (file, reason) ->
            add(
                new RefusedFile(
                    file, Refusal.UNREADABLE, "is not a well-formed ELF file: " + reason)));
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
