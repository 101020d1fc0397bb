// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.nio.file.Path;
import java.util.List;

/** Applies every check to a staged image and collects all findings. */
public final class Verification {
  private final LoaderProfile profile;
  private final Judge judge;
  private final List<Suppression> suppressions;

  private Verification(LoaderProfile profile, Judge judge, List<Suppression> suppressions) {
    this.profile = profile;
    this.judge = judge;
    this.suppressions = List.copyOf(suppressions);
  }

  /** All checks, for one loader. */
  public static Verification of(LoaderProfile profile) {
    return new Verification(profile, new Judge(profile, check -> true), List.of());
  }

  /** The same, with what the user knows to be harmless. */
  public Verification with(List<Suppression> known) {
    return new Verification(profile, judge, known);
  }

  /**
   * Verifies an image.
   *
   * @param sysroot its root directory; nothing outside is read but what its links point to
   * @throws io.github.nanvix.maven.failure.BuildException if a file cannot be read at all
   */
  public VerifyResult run(Path sysroot, SubjectSpec spec) {
    return run(StagedFiles.in(sysroot, spec), spec);
  }

  /** Verifies an image that has been read. */
  public VerifyResult run(StagedFiles files, SubjectSpec spec) {
    Subject subject = files.seenBy(profile, spec);
    List<Finding> found = judge.findings(subject);
    Suppressions.Judged judged = Suppressions.judge(found, suppressions);
    return new VerifyResult(
        profile.name(),
        judged.findings(),
        judged.suppressed(),
        subject.examined(),
        subject.objects(Role.MODULE).size(),
        symbolsBound(subject),
        refused(subject) + files.unreadable().size());
  }

  /**
   * Writes the baseline of every library of an image but the C runtime, which is pinned by its
   * content, and deletes the others but for those of damaged libraries.
   *
   * @param directory where baselines are kept
   */
  public void writeBaselines(StagedFiles files, SubjectSpec spec, Path directory) {
    Subject subject = files.seenBy(profile, spec);
    Baselines.write(
        directory,
        subject.ownLibraries(),
        subject.damaged().stream().map(RelativePath::fileName).toList());
  }

  private static int refused(Subject subject) {
    return subject.plans().stream()
        .mapToInt(plan -> (plan.loads() ? 0 : 1) + plan.warnings().size())
        .sum();
  }

  private static int symbolsBound(Subject subject) {
    int bound = 0;
    for (var plan : subject.plans()) {
      for (BoundSymbol symbol : plan.symbols()) {
        if (symbol.asker().equals(plan.module()) && symbol.provider().isPresent()) {
          bound++;
        }
      }
    }
    return bound;
  }
}
