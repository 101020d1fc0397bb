// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a loader refuses anything for one kind of reason, which the load plans and the rules for
 * single files say. Where it goes on instead, the same finding is advice.
 *
 * @param kind the reason
 */
record RefusalCheck(Refusal kind) implements Check {
  private static final int SEVERAL = 3;
  private static final Set<Refusal> LOADED_ALL_THE_SAME =
      EnumSet.of(
          Refusal.ALIGNMENT, Refusal.EMPTY_SEGMENT, Refusal.SECTION_HEADERS, Refusal.LEFT_OUT);
  private static final Set<Refusal> OF_SEVERAL =
      EnumSet.range(Refusal.NO_OPEN, Refusal.MISSING_VERSION);

  static List<Check> all() {
    return Arrays.stream(Refusal.values()).<Check>map(RefusalCheck::new).toList();
  }

  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public String title() {
    return kind.title();
  }

  /** Without a word of the profile, and where its loader does not refuse it. */
  @Override
  public Severity severity() {
    return LOADED_ALL_THE_SAME.contains(kind) ? Severity.WARNING : Severity.ERROR;
  }

  /** Whether it is said as well where the loader goes on. */
  boolean isAdvice() {
    return LOADED_ALL_THE_SAME.contains(kind) || kind == Refusal.TEXT_RELOCATIONS;
  }

  @Override
  public boolean judgesAlone() {
    return !OF_SEVERAL.contains(kind);
  }

  @Override
  public void inspect(Subject subject, Faults faults) {
    if (!isAdvice() && !kind.isRefusedBy(subject.profile())) {
      return;
    }
    Map<List<Object>, List<LoadFailure>> symbols = new LinkedHashMap<>();
    for (LoadFailure failure : subject.refusals().of(kind)) {
      if (failure.isOfSymbol()) {
        symbols
            .computeIfAbsent(
                List.of(failure.file(), failure.others(), failure.hint()), k -> new ArrayList<>())
            .add(failure);
      } else {
        faults.add(failure.file(), failure.fault(), failure.hint());
      }
    }
    symbols.values().forEach(alike -> report(alike, faults));
  }

  /** A program that exports nothing leaves modules without hundreds of symbols. */
  private static void report(List<LoadFailure> alike, Faults faults) {
    if (alike.size() < SEVERAL) {
      alike.forEach(one -> faults.add(one.file(), one.fault(), one.hint()));
      return;
    }
    LoadFailure first = alike.get(0);
    faults.add(
        first.file(),
        "needs "
            + alike.size()
            + " symbols that are defined by none of "
            + first.others()
            + ": "
            + Names.some(alike.stream().map(LoadFailure::name).toList()),
        first.hint());
  }
}
