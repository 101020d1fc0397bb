// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.bill.AffectedPackage.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What advisories say of the components of a bill.
 *
 * @param components how many were looked at
 * @param advisories how many were there
 * @param found what concerns a component, sorted
 * @param undecided what may concern one, since the advisory names commits alone
 * @param accepted what was found, and is accepted
 */
public record Audit(
    int components,
    int advisories,
    List<Concern> found,
    List<Concern> undecided,
    List<Concern> accepted) {
  private static final Comparator<Concern> ORDER =
      Comparator.<Concern, String>comparing(concern -> concern.component().title())
          .thenComparing(concern -> concern.advisory().id());

  /**
   * An advisory that concerns a component.
   *
   * @param fixed the later versions that it names as mended
   */
  public record Concern(AuditedComponent component, Advisory advisory, List<String> fixed) {}

  /**
   * Compares each component with each advisory.
   *
   * @param accepted ids or aliases that are no fault here
   */
  public static Audit of(
      List<AuditedComponent> components, List<Advisory> advisories, Set<String> accepted) {
    List<Concern> found = new ArrayList<>();
    List<Concern> undecided = new ArrayList<>();
    List<Concern> passed = new ArrayList<>();
    for (Advisory advisory : advisories) {
      if (advisory.isWithdrawn()) {
        continue;
      }
      for (AuditedComponent component : components) {
        List<AffectedPackage> about =
            advisory.affected().stream().filter(one -> one.concerns(component)).toList();
        List<Verdict> verdicts =
            about.stream().map(one -> one.verdict(component.version())).toList();
        Concern concern =
            new Concern(
                component,
                advisory,
                about.stream()
                    .flatMap(one -> one.fixes(component.version()).stream())
                    .distinct()
                    .toList());
        if (verdicts.contains(Verdict.AFFECTED)) {
          (accepted.stream().anyMatch(advisory::isCalled) ? passed : found).add(concern);
        } else if (verdicts.contains(Verdict.UNDECIDED)) {
          undecided.add(concern);
        }
      }
    }
    return new Audit(
        components.size(), advisories.size(), sorted(found), sorted(undecided), sorted(passed));
  }

  private static List<Concern> sorted(List<Concern> concerns) {
    return concerns.stream().sorted(ORDER).distinct().toList();
  }
}
